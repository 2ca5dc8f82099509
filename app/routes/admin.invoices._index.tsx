import { useLoaderData } from "@remix-run/react";
import { findClient } from "#domain/clients";
import { listInvoices, listInvoicesInput } from "#domain/invoices";
import { LinkButton } from "#components/button";
import { Card } from "#components/card";
import { EmptyState } from "#components/empty-state";
import { ExportLink } from "#components/export-link";
import { InvoiceTable } from "#components/invoice/invoice-table";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { Pager } from "#components/pager";
import { SearchForm, type SearchFilter } from "#components/search-form";
import { TextLink } from "#components/text-link";
import { forStaff } from "#web/guards";
import { readListQuery } from "#web/list-query";

export const meta = () => pageTitle("Invoices");

export const loader = forStaff(async ({ ctx, request, staff }) => {
  const query = readListQuery(request, listInvoicesInput);
  const { clientId, sort = "-createdAt", cursor: _, ...narrowing } = query;
  const [{ items, nextCursor }, client] = await Promise.all([
    listInvoices(ctx, query),
    clientId ? findClient(ctx, { id: clientId }) : null,
  ]);
  return {
    invoices: items,
    locale: staff.organization.locale,
    nextCursor,
    sort,
    client: client && { id: client.id, name: client.name },
    mayExport: staff.role !== "agent",
    isNarrowed: Object.values({ ...narrowing, clientId }).some((value) => value !== undefined),
  };
});

const filters: SearchFilter[] = [
  {
    name: "status",
    label: "Status",
    options: [
      { value: "draft", label: "Draft" },
      { value: "open", label: "Open" },
      { value: "paid", label: "Paid" },
      { value: "void", label: "Void" },
      { value: "uncollectible", label: "Uncollectible" },
    ],
  },
  {
    name: "paymentStatus",
    label: "Payment",
    options: [
      { value: "unpaid", label: "Unpaid" },
      { value: "processing", label: "On its way" },
      { value: "partially_paid", label: "Partly paid" },
      { value: "paid", label: "Paid" },
      { value: "overpaid", label: "Overpaid" },
      { value: "partially_refunded", label: "Partly refunded" },
      { value: "refunded", label: "Refunded" },
      { value: "disputed", label: "Disputed" },
    ],
  },
  { name: "overdue", label: "Due", options: [{ value: "yes", label: "Overdue" }] },
];

export default function Invoices() {
  const { invoices, locale, nextCursor, sort, client, mayExport, isNarrowed } =
    useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Invoices"
        description={client ? `For ${client.name} only.` : null}
        actions={
          <>
            {mayExport ? <ExportLink to="/admin/invoices/csv" /> : null}
            <LinkButton
              to={client ? `/admin/invoices/new?clientId=${client.id}` : "/admin/invoices/new"}
              variant="primary"
            >
              New invoice
            </LinkButton>
          </>
        }
      />
      <SearchForm
        label="Search invoices"
        placeholder="Number or client"
        filters={filters}
        kept={["clientId"]}
      />
      <Card isFlush>
        <InvoiceTable
          caption="Invoices"
          invoices={invoices}
          locale={locale}
          withClient
          sort={sort}
          empty={isNarrowed ? <NothingFits /> : <NoInvoices />}
        />
      </Card>
      <Pager nextCursor={nextCursor} />
    </>
  );
}

function NothingFits() {
  return (
    <EmptyState
      icon="search"
      title="No invoice fits"
      action={<TextLink to="/admin/invoices">All invoices</TextLink>}
    >
      Search for less, or choose another status.
    </EmptyState>
  );
}

function NoInvoices() {
  return (
    <EmptyState
      title="No invoices yet"
      action={
        <LinkButton to="/admin/invoices/new" variant="primary">
          New invoice
        </LinkButton>
      }
    >
      Draft one, issue it, send it: your client gets an e-mail with the PDF and a link to pay.
    </EmptyState>
  );
}
