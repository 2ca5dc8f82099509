import { Form } from "@remix-run/react";
import type { BulkVerb } from "#lib/statuses";
import { Banner } from "../banner.tsx";
import { LinkButton, SubmitButton } from "../button.tsx";
import { Card } from "../card.tsx";
import { EmptyState } from "../empty-state.tsx";
import { PageHeader } from "../page-header.tsx";
import { bulkWords, countInvoices } from "./bulk-words.ts";
import { InvoiceTable, type ListedInvoice } from "./invoice-table.tsx";

export type BulkConfirmationProps = {
  /** Of what would be started. */
  id: string;
  verb: BulkVerb;
  invoiceIds: readonly string[];
  /** The first of them. */
  shown: readonly ListedInvoice[];
  isTooMany: boolean;
  mostInvoices: number;
  locale: string;
};

/** Says what would be done to which invoices, before it is done. */
export function BulkConfirmation(props: BulkConfirmationProps) {
  const { id, verb, invoiceIds, shown, isTooMany, mostInvoices, locale } = props;
  const { title, explanation, submit } = bulkWords[verb];
  const breadcrumbs = [{ to: "/admin/invoices", label: "Invoices" }];
  if (invoiceIds.length === 0)
    return (
      <>
        <PageHeader title="No invoice is chosen" breadcrumbs={breadcrumbs} />
        <Card>
          <EmptyState
            title="Choose invoices first"
            action={<LinkButton to="/admin/invoices">Back to the invoices</LinkButton>}
          >
            Tick those that you mean, or all that fit the filters, and press the button again.
          </EmptyState>
        </Card>
      </>
    );
  const count = countInvoices(invoiceIds.length);
  return (
    <>
      <PageHeader title={`${title} ${count}?`} description={explanation} breadcrumbs={breadcrumbs} />
      {isTooMany ? (
        <Banner tone="warning" title={`At most ${mostInvoices} at once`}>
          Narrow the list and do it in parts.
        </Banner>
      ) : (
        <Form method="post" action="/admin/invoices/bulk" className="flex flex-wrap gap-2">
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="verb" value={verb} />
          <input type="hidden" name="invoiceIds" value={invoiceIds.join(" ")} />
          <SubmitButton formTarget="/admin/invoices/bulk" pendingLabel="Starting…">
            {`${submit} ${count}`}
          </SubmitButton>
          <LinkButton to="/admin/invoices" variant="quiet">
            Cancel
          </LinkButton>
        </Form>
      )}
      <Card isFlush>
        <InvoiceTable caption="Chosen invoices" invoices={shown} locale={locale} withClient empty={null} />
      </Card>
      {invoiceIds.length > shown.length ? (
        <p className="text-muted">{`And ${countInvoices(invoiceIds.length - shown.length)} more.`}</p>
      ) : null}
    </>
  );
}
