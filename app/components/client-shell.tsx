import type { ReactNode } from "react";

export type ClientShellProps = { organizationName: string; footer?: ReactNode; children: ReactNode };

/** The frame of what clients see: the organization's name, no menu, no script. */
export function ClientShell({ organizationName, footer, children }: ClientShellProps) {
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-3xl flex-col px-4 py-6 sm:px-6 sm:py-10">
      <header className="mb-6">
        <p className="text-lg font-semibold tracking-tight">{organizationName}</p>
      </header>
      <main id="main" className="min-w-0 flex-1 space-y-6">
        {children}
      </main>
      <footer className="mt-10 border-t border-line pt-4 text-sm text-muted">
        {footer ?? <p>Sent to you by {organizationName}</p>}
      </footer>
    </div>
  );
}
