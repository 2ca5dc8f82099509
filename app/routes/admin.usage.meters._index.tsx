import { Link, useLoaderData } from "@remix-run/react";
import { listMeters, listMetersInput, type MeterView } from "#domain/meters";
import { LinkButton } from "#components/button";
import { Card } from "#components/card";
import { EmptyState } from "#components/empty-state";
import { pageTitle } from "#components/page-title";
import { Pager } from "#components/pager";
import { type Column, Table } from "#components/table";
import { TextLink } from "#components/text-link";
import { UsageHeader } from "#components/usage/usage-header";
import { aggregationWords } from "#lib/aggregations";
import { forAdmin } from "#web/guards";
import { readListQuery } from "#web/list-query";

export const meta = () => pageTitle("Meters");

export const loader = forAdmin(async ({ ctx, request }) => {
  const query = readListQuery(request, listMetersInput);
  const { items, nextCursor } = await listMeters(ctx, query);
  return { meters: items, nextCursor, isArchive: query.archived === true };
});

export default function Meters() {
  const { meters, nextCursor, isArchive } = useLoaderData<typeof loader>();
  return (
    <>
      <UsageHeader
        isAdmin
        actions={
          <LinkButton to="/admin/usage/meters/new" variant="primary">
            New meter
          </LinkButton>
        }
      />
      <Card isFlush>
        <Table
          caption={isArchive ? "Archived meters" : "Meters"}
          columns={columns}
          rows={meters}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title={isArchive ? "No meter is archived" : "No meters yet"} icon="usage">
              A meter says what is counted, for instance API calls, and how.
            </EmptyState>
          }
        />
      </Card>
      <Pager nextCursor={nextCursor} />
      {isArchive ? (
        <TextLink to="/admin/usage/meters">Meters in use</TextLink>
      ) : (
        <TextLink to="/admin/usage/meters?archived=yes">Archived meters</TextLink>
      )}
    </>
  );
}

const columns: Column<MeterView>[] = [
  {
    key: "name",
    header: "Name",
    isTitle: true,
    cell: ({ id, name }) => (
      <Link to={`/admin/usage/meters/${id}`} className="link">
        {name}
      </Link>
    ),
  },
  { key: "key", header: "Key", cell: ({ key }) => <code>{key}</code> },
  { key: "unit", header: "Unit", cell: ({ unit }) => unit },
  { key: "aggregation", header: "Counts", cell: ({ aggregation }) => aggregationWords[aggregation] },
  { key: "groupBy", header: "A line per", isHiddenOnPhone: true, cell: ({ groupBy }) => groupBy.join(", ") },
];
