import { formatDate, todayIn } from "#lib/civil-date";
import { seatPriceInWords, type SeatPriceShown } from "#lib/seat-price-words";
import { Banner } from "../banner.tsx";
import { LinkButton } from "../button.tsx";
import { Card } from "../card.tsx";
import { InstantText } from "../date-text.tsx";
import { type Definition, DefinitionList } from "../definition-list.tsx";
import { PostButton } from "../post-button.tsx";

type Zone = { timeZone: string; locale: string };

export type BilledShown = {
  priceId: string;
  /** The price that Stripe has not confirmed yet. */
  wantedPriceId: string | null;
  price: SeatPriceShown | null;
  period: { startsAt: Date; endsAt: Date } | null;
  /** When it ends, if it does not renew. */
  endsAt: Date | null;
};

type PlanCardProps = Zone & { billed: BilledShown; billable: number; isOwner: boolean };

/** The seat subscription as the owner steers it: its price, its period and its end. */
export function PlanCard({ billed, billable, isOwner, ...zone }: PlanCardProps) {
  const { wantedPriceId, endsAt } = billed;
  return (
    <Card title="Seat subscription">
      <div className="space-y-5">
        {wantedPriceId ? <WantedPrice priceId={wantedPriceId} /> : null}
        {endsAt ? <Ending endsAt={endsAt} isOwner={isOwner} {...zone} /> : null}
        <DefinitionList items={facts({ billed, billable, ...zone })} />
        {isOwner ? (
          <div className="flex flex-wrap items-start gap-2">
            <LinkButton to="/admin/settings/seats/price">Change the price</LinkButton>
            {endsAt ? null : <CancelButton period={billed.period} billable={billable} {...zone} />}
          </div>
        ) : (
          <p className="text-muted">
            Only the owner can change the price or cancel, because both change what Stripe charges.
          </p>
        )}
      </div>
    </Card>
  );
}

function WantedPrice({ priceId }: { priceId: string }) {
  return (
    <Banner title="A new price is on its way">
      <p>
        <code className="break-all">{priceId}</code> applies as soon as Stripe confirms it. Until then seats
        cost what they did.
      </p>
    </Banner>
  );
}

function Ending({ endsAt, isOwner, ...zone }: Zone & { endsAt: Date; isOwner: boolean }) {
  return (
    <Banner
      tone="warning"
      title={`The seat subscription ends on ${dayOf(endsAt, zone)}`}
      action={
        isOwner ? (
          <PostButton action="/admin/settings/seats/renewal" pendingLabel="Keeping…">
            Keep the subscription
          </PostButton>
        ) : null
      }
    >
      Until then seats are billed as before. After it no seat is billed, and agents go on working.
    </Banner>
  );
}

type Cancelable = Zone & { period: BilledShown["period"]; billable: number };

function CancelButton({ period, billable, ...zone }: Cancelable) {
  const end = period ? `on ${dayOf(period.endsAt, zone)}` : "at the end of the period";
  const seats = billable === 1 ? "1 seat" : `${billable} seats`;
  return (
    <PostButton
      action="/admin/settings/seats/cancellation"
      variant="danger"
      pendingLabel="Canceling…"
      confirm={{
        title: `Stop billing seats ${end}?`,
        body: `Stripe bills seats until then, now ${seats}, and nothing after it. Agents stay and go on working. Until then you can take this back.`,
        confirmLabel: "Stop billing seats",
      }}
    >
      Cancel the subscription
    </PostButton>
  );
}

function facts({
  billed,
  billable,
  ...zone
}: Zone & { billed: BilledShown; billable: number }): Definition[] {
  const { price, priceId, period } = billed;
  return [
    {
      term: "Price",
      details: (
        <>
          {price ? <p className="font-medium">{seatPriceInWords(price, zone.locale)}</p> : null}
          <code className="text-sm break-all text-muted">{priceId}</code>
        </>
      ),
    },
    { term: "Seats in use", details: String(billable) },
    ...(period
      ? [
          { term: "This period began", details: <InstantText at={period.startsAt} {...zone} /> },
          {
            term: billed.endsAt ? "It ends" : "The next begins",
            details: <InstantText at={period.endsAt} {...zone} />,
          },
        ]
      : []),
  ];
}

function dayOf(instant: Date, { timeZone, locale }: Zone): string {
  return formatDate(todayIn(timeZone, instant), locale);
}
