import { useLoaderData } from "@remix-run/react";
import { listStripeEvents, listStripeEventsInput } from "#domain/inbox";
import { EventsTable } from "#components/billing/events-table";
import { StateFilter } from "#components/billing/state-filter";
import { Card } from "#components/card";
import { EmptyState } from "#components/empty-state";
import { pageTitle } from "#components/page-title";
import { Pager } from "#components/pager";
import { forAdmin } from "#web/guards";
import { readListQuery } from "#web/list-query";

export const meta = () => pageTitle("Stripe events");

export const loader = forAdmin(async ({ ctx, request, staff }) => ({
  ...(await listStripeEvents(ctx, readListQuery(request, listStripeEventsInput))),
  zone: { timeZone: staff.organization.timeZone, locale: staff.organization.locale },
}));

const states = [
  { value: "received", label: "Received" },
  { value: "applied", label: "Applied" },
  { value: "ignored", label: "Ignored" },
  { value: "parked", label: "Parked" },
];

export default function StripeEvents() {
  const { items, nextCursor, zone } = useLoaderData<typeof loader>();
  return (
    <>
      <StateFilter label="Events by state" options={states} />
      <Card isFlush>
        <EventsTable
          events={items}
          {...zone}
          empty={
            <EmptyState icon="billing" title="No events">
              What Stripe tells this deployment is written down here before it is believed.
            </EmptyState>
          }
        />
      </Card>
      <Pager nextCursor={nextCursor} />
    </>
  );
}
