import { buttonClasses } from "../button.tsx";
import { Card } from "../card.tsx";
import { ClientShell } from "../client-shell.tsx";
import { useTexts } from "../texts.tsx";
import { TotalsPanel } from "../totals-panel.tsx";
import { CreditNotes } from "./credit-notes.tsx";
import { InvoiceFacts } from "./invoice-facts.tsx";
import { InvoiceHeading } from "./invoice-heading.tsx";
import { InvoiceLines } from "./invoice-lines.tsx";
import type { ClientInvoicePageData, RefusedAmount } from "./page-data.ts";
import { PayBox } from "./pay-box.tsx";
import { PaymentList } from "./payment-list.tsx";

export type ClientInvoicePageProps = { page: ClientInvoicePageData; refused?: RefusedAmount };

/** The invoice as its client sees it: what it is for, what is due, and the way to pay. */
export function ClientInvoicePage({ page, refused }: ClientInvoicePageProps) {
  const { address, organizationName, seller, buyer, invoice, figures, payments, locale } = page;
  const { invoicePage: words } = useTexts();
  return (
    <ClientShell organizationName={organizationName} brand={page.brand}>
      <InvoiceHeading {...{ invoice, locale }} />
      <PayBox page={page} {...(refused && { refused })} />
      <InvoiceFacts {...{ invoice, seller, buyer, locale }} />
      <Card isFlush>
        <InvoiceLines lines={page.lines} currency={figures.currency} locale={locale} />
        <div className="border-t border-line p-4 sm:p-5">
          <TotalsPanel figures={figures} locale={locale} />
        </div>
      </Card>
      {page.closingTexts.map((text, index) => (
        <p key={index} className="whitespace-pre-line text-muted">
          {text}
        </p>
      ))}
      <CreditNotes
        {...{ address, locale }}
        notes={page.creditNotes}
        currency={figures.currency}
        credit={page.credit}
      />
      <PaymentList payments={payments} locale={locale} />
      <p className="flex flex-wrap gap-2 print:hidden">
        <a href={`${address}/pdf`} className={buttonClasses("secondary", "max-sm:w-full")}>
          {words.downloadPdf}
        </a>
        {page.usageAt === null ? null : (
          <a href={page.usageAt} className={buttonClasses("secondary", "max-sm:w-full")}>
            {words.usedSince}
          </a>
        )}
        <a href="/portal" className={buttonClasses("quiet", "max-sm:w-full")}>
          {words.allInvoices}
        </a>
      </p>
      {seller?.email ? (
        <p className="text-muted">
          {words.questions}{" "}
          <a href={`mailto:${seller.email}`} className="link">
            {words.writeTo(seller.email)}
          </a>
        </p>
      ) : null}
    </ClientShell>
  );
}
