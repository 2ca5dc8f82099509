import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { listEvents } from "#domain/usage";
import { LinkButton } from "#components/button";
import { Card } from "#components/card";
import { EmptyState } from "#components/empty-state";
import { pageTitle } from "#components/page-title";
import { Pager } from "#components/pager";
import { EventFilter } from "#components/usage/event-filter";
import { EventsTable } from "#components/usage/events-table";
import { UsageHeader } from "#components/usage/usage-header";
import { addDays, startOfDayIn } from "#lib/civil-date";
import { civilDateField, pagingFields } from "#lib/fields";
import { forStaff } from "#web/guards";
import { readListQuery } from "#web/list-query";
import { clientNamed, filterChoices, meterNamed } from "#web/usage-choices";

export const meta = () => pageTitle("Usage events");

const pageQuery = z.strictObject({
  ...pagingFields,
  client: z.string().max(200).optional(),
  meter: z.string().max(100).optional(),
  day: civilDateField.optional(),
});

export const loader = forStaff(async ({ ctx, request, staff }) => {
  const { client, meter, day, cursor } = readListQuery(request, pageQuery);
  const { timeZone, locale } = staff.organization;
  const [choices, { items, nextCursor }] = await Promise.all([
    filterChoices(ctx),
    listEvents(ctx, {
      cursor,
      ...(client !== undefined && { clientId: (await clientNamed(ctx, client)) || client }),
      ...(meter !== undefined && { meterId: (await meterNamed(ctx, meter)) || meter }),
      ...(day !== undefined && {
        from: startOfDayIn(timeZone, day),
        to: startOfDayIn(timeZone, addDays(day, 1)),
      }),
    }),
  ]);
  return {
    events: items,
    nextCursor,
    ...choices,
    isNarrowed: [client, meter, day].some((value) => value !== undefined),
    isAdmin: staff.role !== "agent",
    zone: { timeZone, locale },
  };
});

export default function UsageEvents() {
  const { events, nextCursor, clients, meters, isNarrowed, isAdmin, zone } = useLoaderData<typeof loader>();
  return (
    <>
      <UsageHeader
        isAdmin={isAdmin}
        actions={
          <>
            <LinkButton to="/admin/usage/uploads">Uploads</LinkButton>
            <LinkButton to="/admin/usage/report" variant="primary">
              Report usage
            </LinkButton>
          </>
        }
      />
      <EventFilter clients={clients} meters={meters} />
      <Card isFlush>
        <EventsTable
          events={events}
          zone={zone}
          empty={
            isNarrowed ? (
              <EmptyState icon="search" title="No event fits">
                Ask for less, or look at all events.
              </EmptyState>
            ) : (
              <EmptyState icon="usage" title="No events yet">
                Events come over the API, from uploads, and from whoever reports usage here.
              </EmptyState>
            )
          }
        />
      </Card>
      <Pager nextCursor={nextCursor} />
    </>
  );
}
