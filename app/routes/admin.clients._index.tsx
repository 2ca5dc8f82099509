import { Link, useLoaderData } from "@remix-run/react";
import { listClients, listClientsInput } from "#domain/clients";
import { balancesOfClients, type ClientBalance } from "#domain/overview";
import { Badge } from "#components/badge";
import { LinkButton } from "#components/button";
import { Card } from "#components/card";
import { EmptyState } from "#components/empty-state";
import { ExportLink } from "#components/export-link";
import { MoneyList } from "#components/money-list";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { Pager } from "#components/pager";
import { SearchForm } from "#components/search-form";
import { type Column, Table } from "#components/table";
import { forStaff } from "#web/guards";
import { readListQuery } from "#web/list-query";

export const meta = () => pageTitle("Clients");

export const loader = forStaff(async ({ ctx, request, staff }) => {
  const query = readListQuery(request, listClientsInput);
  const { items, nextCursor } = await listClients(ctx, query);
  const balances = await balancesOfClients(ctx, { clientIds: items.map(({ id }) => id) });
  return {
    rows: items.map(({ id, name, email, currency, locale, archivedAt }) => ({
      id,
      name,
      email,
      currency,
      locale,
      isArchived: archivedAt !== null,
      balance: balances.get(id) ?? { owed: [], credit: [] },
    })),
    nextCursor,
    sort: query.sort ?? "name",
    mayExport: staff.role !== "agent",
    isNarrowed: query.search !== undefined || query.archived !== undefined,
    locale: staff.organization.locale,
  };
});

type Row = {
  id: string;
  name: string;
  email: string;
  currency: string;
  isArchived: boolean;
  balance: ClientBalance;
};

export default function Clients() {
  const { rows, nextCursor, sort, mayExport, isNarrowed, locale } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Clients"
        actions={
          <>
            {mayExport ? <ExportLink to="/admin/clients/csv" /> : null}
            <LinkButton to="/admin/clients/new" variant="primary">
              New client
            </LinkButton>
          </>
        }
      />
      <SearchForm
        label="Search clients"
        placeholder="Name, e-mail address, key or tax number"
        filters={[
          {
            name: "archived",
            label: "Shown",
            anyLabel: "In use",
            options: [{ value: "yes", label: "Archived" }],
          },
        ]}
      />
      <Card isFlush>
        <Table
          caption="Clients"
          columns={columnsIn(locale)}
          rows={rows}
          rowKey={({ id }) => id}
          sort={sort}
          empty={<Nobody isNarrowed={isNarrowed} />}
        />
      </Card>
      <Pager nextCursor={nextCursor} />
    </>
  );
}

function columnsIn(locale: string): Column<Row>[] {
  return [
    {
      key: "name",
      header: "Name",
      isTitle: true,
      isSortable: true,
      cell: ({ id, name, isArchived }) => (
        <span className="inline-flex flex-wrap items-center gap-x-2">
          <Link to={`/admin/clients/${id}`} className="link">
            {name}
          </Link>
          {isArchived ? <Badge>Archived</Badge> : null}
        </span>
      ),
    },
    {
      key: "email",
      header: "E-mail address",
      cell: ({ email }) => <span className="break-all">{email}</span>,
    },
    { key: "currency", header: "Currency", cell: ({ currency }) => currency, isHiddenOnPhone: true },
    {
      key: "owed",
      header: "Owes",
      align: "end",
      cell: ({ balance }) => <MoneyList amounts={balance.owed} locale={locale} />,
    },
  ];
}

function Nobody({ isNarrowed }: { isNarrowed: boolean }) {
  if (isNarrowed)
    return (
      <EmptyState icon="search" title="No client fits">
        Search for less, or look at all clients.
      </EmptyState>
    );
  return (
    <EmptyState
      icon="clients"
      title="No clients yet"
      action={
        <LinkButton to="/admin/clients/new" variant="primary">
          New client
        </LinkButton>
      }
    >
      A client is who you bill: a name, an e-mail address, a currency. Invoices come next.
    </EmptyState>
  );
}
