import type { ReactNode } from "react";
import { buttonClasses } from "../button.tsx";
import { classes } from "../classes.ts";
import { ClientShell } from "../client-shell.tsx";
import type { PortalFrameData } from "./frame-data.ts";
import { useTexts } from "../texts.tsx";

type PortalPage = "invoices" | "statement" | "contact";

export type PortalShellProps = {
  frame: PortalFrameData;
  page: PortalPage;
  title: string;
  description?: ReactNode;
  children: ReactNode;
};

const pages: readonly PortalPage[] = ["invoices", "statement", "contact"];

/** The frame of the portal's pages: whose they are, where they lead, and the way out. Plain links, no script. */
export function PortalShell({ frame, page, title, description, children }: PortalShellProps) {
  const { organizationName, brand, query, hasSeveral } = frame;
  const texts = useTexts().portal.frame;
  return (
    <ClientShell {...{ organizationName, brand }} footer={<Footer frame={frame} />}>
      <nav aria-label={texts.pages} className="border-b border-line">
        <ul className="-mb-px flex flex-wrap gap-x-1">
          {pages.map((name) => (
            <li key={name}>
              <a
                href={`/portal/${name}${query}`}
                {...(name === page && { "aria-current": "page" as const })}
                className={classes(
                  "target inline-flex items-center border-b-2 px-3 font-medium",
                  name === page ? "border-accent text-ink" : "border-transparent text-muted hover:text-ink",
                )}
              >
                {texts[name]}
              </a>
            </li>
          ))}
          {hasSeveral ? (
            <li>
              <a
                href="/portal"
                className="target inline-flex items-center border-b-2 border-transparent px-3 font-medium text-muted hover:text-ink"
              >
                {texts.another}
              </a>
            </li>
          ) : null}
        </ul>
      </nav>
      <div>
        <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
        {description ? <p className="mt-1 text-muted">{description}</p> : null}
      </div>
      {children}
    </ClientShell>
  );
}

function Footer({ frame: { email } }: { frame: PortalFrameData }) {
  const texts = useTexts().portal.frame;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <p className="min-w-0 break-all">{texts.signedIn(email)}</p>
      <form method="post" action="/portal/sign-out">
        <button className={buttonClasses("quiet")}>{texts.signOut}</button>
      </form>
    </div>
  );
}
