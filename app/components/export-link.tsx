import { useLocation } from "@remix-run/react";
import { buttonClasses } from "./button.tsx";
import { changedQuery } from "./page-address.ts";

/** The list on this page, with its filters and in its order but all of it, as a CSV file. */
export function ExportLink({ to, children = "Export CSV" }: { to: string; children?: string }) {
  const { search } = useLocation();
  const query = changedQuery(search, { cursor: null });
  return (
    // A file and no page: the browser asks for it itself.
    <a href={`${to}${query}`} download className={buttonClasses("secondary")}>
      {children}
    </a>
  );
}
