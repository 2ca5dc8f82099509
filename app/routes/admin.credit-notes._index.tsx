import { useLoaderData } from "@remix-run/react";
import { listCreditNotes, listCreditNotesInput } from "#domain/credit-notes";
import { Card } from "#components/card";
import { CreditNoteTable } from "#components/credit-note/credit-note-table";
import { EmptyState } from "#components/empty-state";
import { ExportLink } from "#components/export-link";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { Pager } from "#components/pager";
import { forAdmin } from "#web/guards";
import { readListQuery } from "#web/list-query";

export const meta = () => pageTitle("Credit notes");

export const loader = forAdmin(async ({ ctx, request, staff }) => {
  const { items, nextCursor } = await listCreditNotes(ctx, readListQuery(request, listCreditNotesInput));
  return { notes: items, nextCursor, locale: staff.organization.locale };
});

export default function CreditNotes() {
  const { notes, nextCursor, locale } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Credit notes"
        breadcrumbs={[{ to: "/admin/invoices", label: "Invoices" }]}
        actions={<ExportLink to="/admin/credit-notes/csv" />}
      />
      <Card isFlush>
        <CreditNoteTable
          notes={notes}
          locale={locale}
          empty={
            <EmptyState icon="invoices" title="No credit notes">
              A credit note takes back a line of an invoice, or a part of it. Make one on the invoice’s page.
            </EmptyState>
          }
        />
      </Card>
      <Pager nextCursor={nextCursor} />
    </>
  );
}
