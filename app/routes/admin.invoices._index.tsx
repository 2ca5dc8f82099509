import { useLoaderData } from "@remix-run/react";
import { findClient, listClientNames } from "#domain/clients";
import { listInvoices, listInvoicesInput, usualSort } from "#domain/invoices";
import { ages } from "#lib/ages";
import { LinkButton } from "#components/button";
import { Card } from "#components/card";
import { EmptyState } from "#components/empty-state";
import { ExportLink } from "#components/export-link";
import { ageLabels } from "../components/invoice/ages.ts";
import { BulkForm } from "#components/invoice/bulk-form";
import { InvoiceTable } from "#components/invoice/invoice-table";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { Pager } from "#components/pager";
import { SearchForm, type SearchFilter } from "#components/search-form";
import { TextLink } from "#components/text-link";
import { forStaff } from "#web/guards";
import { readListQuery } from "#web/list-query";

export const meta = () => pageTitle("Invoices");

/** More than that are found by searching. */
const mostClients = 50;

export const loader = forStaff(async ({ ctx, request, staff }) => {
  const query = readListQuery(request, listInvoicesInput.omit({ ids: true }));
  const { clientId, sort = usualSort(query), cursor: _, ...narrowing } = query;
  const [{ items, nextCursor }, client, clients] = await Promise.all([
    listInvoices(ctx, query),
    clientId ? findClient(ctx, { id: clientId }) : null,
    listClientNames(ctx, { limit: mostClients }),
  ]);
  return {
    invoices: items,
    locale: staff.organization.locale,
    nextCursor,
    sort,
    client: client && { id: client.id, name: client.name },
    clients,
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
  { name: "age", label: "Past due", options: ages.map((age) => ({ value: age, label: ageLabels[age] })) },
];

type Named = { id: string; name: string };

/** By client, too, where there are few enough to choose from; an archived one only while it is chosen. */
function filtersWith(clients: readonly Named[] | null, chosen: Named | null): SearchFilter[] {
  if (clients === null || clients.length === 0) return filters;
  const isListed = chosen === null || clients.some(({ id }) => id === chosen.id);
  const options = (isListed ? clients : [...clients, chosen]).map(({ id, name }) => ({
    value: id,
    label: name,
  }));
  return [...filters, { name: "clientId", label: "Client", options }];
}

export default function Invoices() {
  const { invoices, locale, nextCursor, sort, client, clients, mayExport, isNarrowed } =
    useLoaderData<typeof loader>();
  const table = (
    <Card isFlush>
      <InvoiceTable
        caption="Invoices"
        invoices={invoices}
        locale={locale}
        withClient
        withBoxes={mayExport}
        sort={sort}
        empty={isNarrowed ? <NothingFits /> : <NoInvoices />}
      />
    </Card>
  );
  return (
    <>
      <PageHeader
        title="Invoices"
        description={client ? `For ${client.name} only.` : null}
        actions={
          <>
            {mayExport ? (
              <>
                <LinkButton to="/admin/credit-notes">Credit notes</LinkButton>
                <LinkButton to="/admin/reminders">Reminders</LinkButton>
                <ExportLink to="/admin/invoices/csv" />
              </>
            ) : null}
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
        filters={filtersWith(clients, client)}
        kept={clients === null || clients.length === 0 ? ["clientId"] : []}
      />
      {mayExport && invoices.length > 0 ? <BulkForm>{table}</BulkForm> : table}
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
      Search for less, or choose another status, age or client.
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
