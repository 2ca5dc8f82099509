import { useLoaderData } from "@remix-run/react";
import { billedWith } from "#domain/billing-runs";
import { LinkButton } from "#components/button";
import { Card } from "#components/card";
import { InstantText } from "#components/date-text";
import { DefinitionList } from "#components/definition-list";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { PostButton } from "#components/post-button";
import { useTexts } from "#components/texts";
import { BilledWithCard } from "#components/usage/billed-with-card";
import { EventState } from "#components/usage/events-table";
import { PropertyList } from "#components/usage/property-list";
import { forStaff } from "#web/guards";
import { eventOfAddress } from "#web/usage-event";

export const meta = () => pageTitle("Usage event");

export const loader = forStaff(async ({ ctx, params, staff }) => {
  const { timeZone, locale } = staff.organization;
  const event = await eventOfAddress(ctx, params);
  return { event, billed: await billedWith(ctx, event), zone: { timeZone, locale } };
});

export default function UsageEvent() {
  const { event, billed, zone } = useLoaderData<typeof loader>();
  const { usage } = useTexts();
  const { number, eventId, meter, client, value, takesBack, takenBackBy } = event;
  const isOpen = takesBack === null && takenBackBy === null;
  return (
    <>
      <PageHeader
        title={`Event ${number}`}
        badge={<EventState {...event} />}
        breadcrumbs={[{ to: "/admin/usage/events", label: "Events" }]}
        actions={isOpen ? <EventActions number={number} /> : null}
      />
      <Card title={usage.measured(value, meter.unit)}>
        <DefinitionList
          items={[
            { term: "Client", details: client.name },
            { term: "Meter", details: meter.name },
            { term: "Happened", details: <InstantText at={event.at} {...zone} precision="second" /> },
            { term: "Came", details: <InstantText at={event.receivedAt} {...zone} precision="second" /> },
            { term: "Id", details: <code className="wrap-anywhere">{eventId}</code> },
            { term: "Properties", details: <PropertyList properties={event.properties} /> },
            ...(takesBack === null
              ? []
              : [{ term: "Takes back", details: <code className="wrap-anywhere">{takesBack}</code> }]),
            ...(takenBackBy === null
              ? []
              : [{ term: "Taken back by", details: <code className="wrap-anywhere">{takenBackBy}</code> }]),
          ]}
        />
      </Card>
      <BilledWithCard billed={billed} counts={event.passesFilters} locale={zone.locale} />
    </>
  );
}

function EventActions({ number }: { number: number }) {
  return (
    <>
      <LinkButton to={`/admin/usage/events/${number}/correction`}>Correct</LinkButton>
      <PostButton
        action={`/admin/usage/events/${number}/reversal`}
        variant="danger"
        pendingLabel="Taking back…"
        confirm={{
          title: "Take this event back?",
          body: "It stays on the list and counts for nothing any more. What was billed of it is made good with the next bill.",
          confirmLabel: "Take it back",
        }}
      >
        Take back
      </PostButton>
    </>
  );
}
