import type { ReactNode } from "react";

export type ClientNoticeProps = { title: string; children: ReactNode; action?: ReactNode };

/** One sentence or two in place of an invoice; it names nobody. */
export function ClientNotice({ title, children, action }: ClientNoticeProps) {
  return (
    <main id="main" className="mx-auto flex min-h-dvh max-w-lg flex-col justify-center gap-4 px-4 py-12">
      <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
      <p className="text-muted">{children}</p>
      {action}
    </main>
  );
}
