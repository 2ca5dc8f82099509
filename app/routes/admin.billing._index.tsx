import { useLoaderData } from "@remix-run/react";
import { viewSeats } from "#domain/seats";
import { HealthCard } from "#components/billing/health-card";
import { WaitingCard } from "#components/billing/waiting-card";
import { AttemptsTable } from "#components/seats/attempts-table";
import { SeatsCard } from "#components/seats/seats-card";
import { StartSeatsCard } from "#components/seats/start-seats-card";
import { Card } from "#components/card";
import { LinkButton } from "#components/button";
import { pageTitle } from "#components/page-title";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Seat billing");

export const loader = forAdmin(async ({ ctx, staff }) => ({
  seats: await viewSeats(ctx),
  isOwner: staff.role === "owner",
  zone: { timeZone: staff.organization.timeZone, locale: staff.organization.locale },
}));

export default function SeatBilling() {
  const { seats, isOwner, zone } = useLoaderData<typeof loader>();
  const { subscription } = seats;
  return (
    <>
      {subscription ? <SeatsCard seats={seats} subscription={subscription} {...zone} /> : null}
      <WaitingCard waiting={seats.waiting} {...zone} />
      {!subscription || subscription.isCanceled ? <StartSeatsCard seats={seats} isOwner={isOwner} /> : null}
      <HealthCard health={seats.health} {...zone} />
      {seats.attemptHistory.length > 0 ? (
        <Card
          title="Latest attempts"
          description="Each sets the whole count of seats, so repeating one changes nothing."
          actions={
            seats.hasMoreAttempts ? <LinkButton to="/admin/billing/attempts">All attempts</LinkButton> : null
          }
          isFlush
        >
          <AttemptsTable attempts={seats.attemptHistory} {...zone} />
        </Card>
      ) : null}
    </>
  );
}
