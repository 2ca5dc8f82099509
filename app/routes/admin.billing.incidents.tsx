import { useLoaderData } from "@remix-run/react";
import { listIncidents } from "#domain/alerts";
import { IncidentsTable } from "#components/billing/incidents-table";
import { Card } from "#components/card";
import { EmptyState } from "#components/empty-state";
import { pageTitle } from "#components/page-title";
import { Pager } from "#components/pager";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Incidents");

export const loader = forAdmin(async ({ ctx, request, staff }) => ({
  ...(await listIncidents(ctx, { cursor: new URL(request.url).searchParams.get("cursor") })),
  zone: { timeZone: staff.organization.timeZone, locale: staff.organization.locale },
}));

export default function Incidents() {
  const { items, nextCursor, zone } = useLoaderData<typeof loader>();
  return (
    <>
      <Card isFlush>
        <IncidentsTable
          incidents={items}
          {...zone}
          empty={
            <EmptyState icon="check" title="No trouble so far">
              Trouble with Stripe is written down here. Admins get an e-mail when it begins and when it is
              over.
            </EmptyState>
          }
        />
      </Card>
      <Pager nextCursor={nextCursor} />
    </>
  );
}
