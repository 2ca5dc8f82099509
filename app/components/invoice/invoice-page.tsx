import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { Banner } from "../banner.tsx";
import { Card } from "../card.tsx";
import { InvoiceLines } from "../client-invoice/invoice-lines.tsx";
import { CreditCard } from "../credit/credit-card.tsx";
import { CopyField } from "../copy-field.tsx";
import { PageHeader } from "../page-header.tsx";
import { pageTitle } from "../page-title.tsx";
import { TotalsPanel } from "../totals-panel.tsx";
import { ActivityCard } from "./activity-card.tsx";
import { ContactsCard } from "./contacts-card.tsx";
import { CreditNotesCard } from "./credit-notes-card.tsx";
import { DeliveryCard } from "./delivery-card.tsx";
import { InvoiceButtons } from "./invoice-buttons.tsx";
import { InvoiceDates } from "./invoice-dates.tsx";
import { InvoiceStatusBadges } from "./invoice-status.tsx";
import { LedgerCard } from "./ledger-card.tsx";
import type { InvoiceAnswer, InvoicePageData } from "./page-data.ts";
import { PaymentsCard } from "./payments-card.tsx";
import { RemindersCard } from "./reminders-card.tsx";

export function invoiceMeta({ data }: { data: InvoicePageData | undefined }) {
  return pageTitle(data?.invoice.number ?? "Draft invoice");
}

/** One invoice for staff. Its buttons' addresses show it too, with what the button answered on top. */
export function InvoicePage() {
  const page = useLoaderData<InvoicePageData>();
  const answer = useActionData<InvoiceAnswer>();
  const { invoice, locale } = page;
  const isDraft = invoice.status === "draft";
  return (
    <>
      {answer && "refusal" in answer ? <Banner tone="danger">{answer.refusal}</Banner> : null}
      <PageHeader
        title={invoice.number ?? "Draft invoice"}
        badge={<InvoiceStatusBadges invoice={invoice} />}
        description={
          <>
            For{" "}
            <Link to={`/admin/clients/${invoice.client.id}`} className="link">
              {invoice.client.name}
            </Link>
          </>
        }
        breadcrumbs={[{ to: "/admin/invoices", label: "Invoices" }]}
        actions={<InvoiceButtons page={page} />}
      />
      {answer && "portalLink" in answer ? (
        <Card>
          <CopyField
            label={linkLabel(page, answer.contactId)}
            value={answer.portalLink}
            hint="Whoever has it can see this invoice and pay it."
          />
        </Card>
      ) : null}
      {isDraft && page.mayMoveMoney ? <Warnings sentences={page.warnings} /> : null}
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)]">
        <div className="space-y-6">
          <Card title="What is billed" isFlush>
            <InvoiceLines lines={invoice.lines} currency={invoice.currency} locale={locale} />
            <div className="border-t border-line p-4 sm:p-5">
              <TotalsPanel figures={figuresOf(invoice)} locale={locale} />
            </div>
            <ClosingTexts texts={[invoice.notes, invoice.terms]} />
          </Card>
          <CreditNotesCard page={page} />
          {page.credit && !isDraft ? (
            <CreditCard
              {...{ ...page.credit, locale, timeZone: page.timeZone }}
              invoiceId={invoice.id}
              clientName={invoice.client.name}
            />
          ) : null}
          {isDraft ? null : <PaymentsCard page={page} />}
          {page.entries && page.entries.length > 0 ? <LedgerCard page={page} entries={page.entries} /> : null}
        </div>
        <div className="space-y-6">
          <InvoiceDates invoice={invoice} locale={locale} />
          {isDraft ? null : <DeliveryCard page={page} />}
          {isDraft ? null : <ContactsCard page={page} />}
          {page.reminders ? <RemindersCard page={page} reminders={page.reminders} /> : null}
          <ActivityCard page={page} />
        </div>
      </div>
    </>
  );
}

function linkLabel({ contacts }: InvoicePageData, contactId: string | null): string {
  const contact = contacts.find(({ id }) => id === contactId);
  return contact ? `The link of ${contact.name}` : "The client’s link";
}

function ClosingTexts({ texts }: { texts: readonly string[] }) {
  return texts
    .filter((text) => text !== "")
    .map((text, index) => (
      <p key={index} className="border-t border-line p-4 whitespace-pre-line text-muted sm:p-5">
        {text}
      </p>
    ));
}

function figuresOf(invoice: InvoicePageData["invoice"]) {
  const { taxes, status, amountDue, ...figures } = invoice;
  return {
    ...figures,
    taxes: taxes.map(({ taxRateId, ...tax }) => ({ id: taxRateId, ...tax })),
    ...(status !== "draft" && { amountDue }),
  };
}

function Warnings({ sentences }: { sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <Banner tone="warning" title="Before you issue this">
      <ul className="list-disc pl-5">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Banner>
  );
}
