import type { ReactNode } from "react";
import { ClientShell } from "../client-shell.tsx";

export type ClientUsagePageProps = {
  organizationName: string;
  invoiceAt: string;
  number: string | null;
  title: string;
  description?: string;
  children: ReactNode;
};

/** The frame of what a client sees of usage, reached from an invoice. */
export function ClientUsagePage(props: ClientUsagePageProps) {
  const { organizationName, invoiceAt, number, title, description, children } = props;
  return (
    <ClientShell organizationName={organizationName}>
      <div>
        <a href={invoiceAt} className="link target inline-flex items-center">
          Back to invoice {number}
        </a>
        <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
        {description ? <p className="mt-1 text-muted">{description}</p> : null}
      </div>
      {children}
    </ClientShell>
  );
}
