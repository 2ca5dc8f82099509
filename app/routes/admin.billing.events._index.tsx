import { useLoaderData } from "@remix-run/react";
import { countParked, listStripeEvents, listStripeEventsInput } from "#domain/inbox";
import { Banner } from "#components/banner";
import { EventFilter } from "#components/billing/event-filter";
import { EventsTable } from "#components/billing/events-table";
import { LinkButton } from "#components/button";
import { Card } from "#components/card";
import { EmptyState } from "#components/empty-state";
import { pageTitle } from "#components/page-title";
import { Pager } from "#components/pager";
import { forAdmin } from "#web/guards";
import { readListQuery } from "#web/list-query";

export const meta = () => pageTitle("Stripe events");

export const loader = forAdmin(async ({ ctx, request, staff }) => ({
  ...(await listStripeEvents(ctx, readListQuery(request, listStripeEventsInput))),
  parkedCount: await countParked(ctx),
  isConfigured: ctx.stripe.isConfigured,
  zone: { timeZone: staff.organization.timeZone, locale: staff.organization.locale },
}));

export default function StripeEvents() {
  const { items, nextCursor, parkedCount, isConfigured, zone } = useLoaderData<typeof loader>();
  return (
    <>
      {parkedCount > 0 ? <Parked count={parkedCount} /> : null}
      <div className="flex flex-wrap items-end justify-between gap-3">
        <EventFilter />
        {isConfigured ? <LinkButton to="/admin/billing/events/replays">Replay since…</LinkButton> : null}
      </div>
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

function Parked({ count }: { count: number }) {
  return (
    <Banner
      tone="danger"
      title={count === 1 ? "One event is parked" : `${count} events are parked`}
      action={<LinkButton to="/admin/billing/events?state=parked">Show them</LinkButton>}
    >
      After ten tries they could not be applied. Mend what the error names, then apply them again; the others
      went on without them.
    </Banner>
  );
}
