import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

export type TextLinkProps = { to: string; children: ReactNode };

/** A link that stands on a line of its own. Links inside a sentence are a `Link` with the class `link`. */
export function TextLink({ to, children }: TextLinkProps) {
  return (
    <Link to={to} className="link target inline-flex items-center">
      {children}
    </Link>
  );
}
