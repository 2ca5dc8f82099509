import { Link, useLoaderData } from "@remix-run/react";
import { getStripeEvent } from "#domain/inbox";
import { Banner } from "#components/banner";
import { EventChanges } from "#components/billing/event-changes";
import { ReplayButton } from "#components/billing/replay-button";
import { Card } from "#components/card";
import { InstantText } from "#components/date-text";
import { DefinitionList } from "#components/definition-list";
import { pageTitle } from "#components/page-title";
import { StatusBadge } from "#components/status-badge";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Stripe event");

export const loader = forAdmin(async ({ ctx, params, staff }) => ({
  event: await getStripeEvent(ctx, { id: String(params["id"]) }),
  zone: { timeZone: staff.organization.timeZone, locale: staff.organization.locale },
}));

export default function StripeEvent() {
  const { event, zone } = useLoaderData<typeof loader>();
  const { id, type, state, error, changes, payload } = event;
  return (
    <>
      <p>
        <Link to="/admin/billing/events" className="link target inline-flex items-center">
          All events
        </Link>
      </p>
      {state === "parked" ? (
        <Banner tone="danger" title="This event is parked">
          It was tried ten times. Mend what the error names, then apply it again.
        </Banner>
      ) : null}
      <Card title={<span className="break-all">{type}</span>} actions={<ReplayButton eventId={id} />}>
        <DefinitionList
          items={[
            { term: "State", details: <StatusBadge kind="stripeEvent" status={state} /> },
            ...(error ? [{ term: "Error", details: <span className="text-danger">{error}</span> }] : []),
            ...datesOf(event, zone),
            { term: "Failed tries", details: event.attempts },
            ...linksOf(event),
            { term: "Event", details: <code className="break-all">{id}</code> },
            {
              term: "Version and mode",
              details: `${event.apiVersion ?? "unknown"}, ${event.isLive ? "live" : "test"}`,
            },
          ]}
        />
      </Card>
      <Card
        title="What it changed"
        description="Together with other events about the same thing that were applied with it."
      >
        {changes.length > 0 ? <EventChanges changes={changes} /> : <p>Nothing that was not so already.</p>}
      </Card>
      <Card
        title="What is kept of it"
        description="Ids, state and amounts alone; Stripe is asked for the rest when it is applied."
      >
        <DefinitionList
          items={Object.entries(payload).map(([term, value]) => ({
            term,
            details: <code className="break-all">{String(value)}</code>,
          }))}
        />
      </Card>
    </>
  );
}

type Dates = {
  happenedAt: string | Date;
  receivedAt: string | Date;
  appliedAt: string | Date | null;
  nextAttemptAt: string | Date | null;
};

function datesOf(event: Dates, zone: { timeZone: string; locale: string }) {
  return [
    { term: "Happened", at: event.happenedAt },
    { term: "Received", at: event.receivedAt },
    { term: "Applied", at: event.appliedAt },
    { term: "Next try", at: event.nextAttemptAt },
  ].flatMap(({ term, at }) =>
    at === null ? [] : [{ term, details: <InstantText at={at} {...zone} precision="second" /> }],
  );
}

function linksOf({ invoiceId, paymentId }: { invoiceId: string | null; paymentId: string | null }) {
  return [
    { term: "Invoice", id: invoiceId, page: "/admin/invoices" },
    { term: "Payment", id: paymentId, page: "/admin/payments" },
  ].flatMap(({ term, id, page }) =>
    id === null
      ? []
      : [
          {
            term,
            details: (
              <Link to={`${page}/${id}`} className="link target inline-flex items-center">
                Show the {term.toLowerCase()}
              </Link>
            ),
          },
        ],
  );
}
