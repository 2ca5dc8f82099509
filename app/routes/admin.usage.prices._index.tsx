import { Link, useLoaderData } from "@remix-run/react";
import { listPrices, listPricesInput } from "#domain/prices";
import { LinkButton } from "#components/button";
import { Card } from "#components/card";
import { EmptyState } from "#components/empty-state";
import { pageTitle } from "#components/page-title";
import { Pager } from "#components/pager";
import { type Column, Table } from "#components/table";
import { TextLink } from "#components/text-link";
import { UsageHeader } from "#components/usage/usage-header";
import { priceInWords, priceModelWords } from "#lib/price-words";
import { forAdmin } from "#web/guards";
import { readListQuery } from "#web/list-query";

export const meta = () => pageTitle("Prices");

export const loader = forAdmin(async ({ ctx, request, staff }) => {
  const query = readListQuery(request, listPricesInput);
  const { items, nextCursor } = await listPrices(ctx, query);
  const { locale } = staff.organization;
  return {
    rows: items.map(({ id, name, model, terms, currency, meterName, meterUnit: unit }) => ({
      id,
      name,
      model: priceModelWords[model].name,
      words: priceInWords(terms, { currency, unit, locale }),
      meterName: meterName ?? "None",
    })),
    nextCursor,
    isArchive: query.archived === true,
  };
});

export default function Prices() {
  const { rows, nextCursor, isArchive } = useLoaderData<typeof loader>();
  return (
    <>
      <UsageHeader
        isAdmin
        actions={
          <LinkButton to="/admin/usage/prices/new" variant="primary">
            New price
          </LinkButton>
        }
      />
      <Card isFlush>
        <Table
          caption={isArchive ? "Archived prices" : "Prices"}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title={isArchive ? "No price is archived" : "No prices yet"} icon="usage">
              A price says what a meter's units cost, or what a period costs whatever is used.
            </EmptyState>
          }
        />
      </Card>
      <Pager nextCursor={nextCursor} />
      {isArchive ? (
        <TextLink to="/admin/usage/prices">Prices in use</TextLink>
      ) : (
        <TextLink to="/admin/usage/prices?archived=yes">Archived prices</TextLink>
      )}
    </>
  );
}

type Row = { id: string; name: string; model: string; words: string; meterName: string };

const columns: Column<Row>[] = [
  {
    key: "name",
    header: "Name",
    isTitle: true,
    cell: ({ id, name }) => (
      <Link to={`/admin/usage/prices/${id}`} className="link">
        {name}
      </Link>
    ),
  },
  { key: "words", header: "Price today", cell: ({ words }) => words },
  { key: "model", header: "Model", isHiddenOnPhone: true, cell: ({ model }) => model },
  { key: "meter", header: "Meter", cell: ({ meterName }) => meterName },
];
