import { useLoaderData } from "@remix-run/react";
import { countNotices, listIncidents, noNotices } from "#domain/alerts";
import { IncidentsTable } from "#components/billing/incidents-table";
import { Card } from "#components/card";
import { EmptyState } from "#components/empty-state";
import { pageTitle } from "#components/page-title";
import { Pager } from "#components/pager";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Incidents");

export const loader = forAdmin(async ({ ctx, request, staff }) => {
  const cursor = new URL(request.url).searchParams.get("cursor");
  const { items, nextCursor } = await listIncidents(ctx, { cursor });
  const counts = await countNotices(ctx, { incidentIds: items.map(({ id }) => id) });
  return {
    items: items.map((incident) => ({ ...incident, mails: counts.get(incident.id) ?? noNotices })),
    nextCursor,
    zone: { timeZone: staff.organization.timeZone, locale: staff.organization.locale },
  };
});

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
              Trouble with Stripe is written down here. Admins who want notices get an e-mail when it lasts
              and when it is over.
            </EmptyState>
          }
        />
      </Card>
      <Pager nextCursor={nextCursor} />
    </>
  );
}
