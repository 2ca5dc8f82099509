import type { ReactNode } from "react";
import type { ClientBrand } from "../client-brand.ts";
import { ClientShell } from "../client-shell.tsx";
import { useTexts } from "../texts.tsx";

export type ClientUsagePageProps = {
  organizationName: string;
  brand?: ClientBrand;
  invoiceAt: string;
  number: string | null;
  title: string;
  description?: string;
  children: ReactNode;
};

/** The frame of what a client sees of usage, reached from an invoice. */
export function ClientUsagePage(props: ClientUsagePageProps) {
  const { organizationName, brand, invoiceAt, number, title, description, children } = props;
  const { usage } = useTexts();
  return (
    <ClientShell organizationName={organizationName} brand={brand}>
      <div>
        <a href={invoiceAt} className="link target inline-flex items-center">
          {usage.backToInvoice(number ?? "")}
        </a>
        <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
        {description ? <p className="mt-1 text-muted">{description}</p> : null}
      </div>
      {children}
    </ClientShell>
  );
}
