import { useLoaderData } from "@remix-run/react";
import { listAttempts, listAttemptsInput } from "#domain/seats";
import { StateFilter } from "#components/billing/state-filter";
import { AttemptsTable } from "#components/seats/attempts-table";
import { Card } from "#components/card";
import { EmptyState } from "#components/empty-state";
import { pageTitle } from "#components/page-title";
import { Pager } from "#components/pager";
import { forAdmin } from "#web/guards";
import { readListQuery } from "#web/list-query";

export const meta = () => pageTitle("Attempts");

export const loader = forAdmin(async ({ ctx, request, staff }) => {
  const query = readListQuery(request, listAttemptsInput);
  return {
    ...(await listAttempts(ctx, query)),
    onlyFailed: query.outcome === "failed",
    zone: { timeZone: staff.organization.timeZone, locale: staff.organization.locale },
  };
});

export default function Attempts() {
  const { items, nextCursor, onlyFailed, zone } = useLoaderData<typeof loader>();
  return (
    <>
      <StateFilter
        label="Attempts by outcome"
        parameter="outcome"
        options={[{ value: "failed", label: "Failed" }]}
      />
      <Card isFlush>
        <AttemptsTable attempts={items} {...zone} empty={<NoAttempts onlyFailed={onlyFailed} />} />
      </Card>
      <Pager nextCursor={nextCursor} />
    </>
  );
}

function NoAttempts({ onlyFailed }: { onlyFailed: boolean }) {
  return onlyFailed ? (
    <EmptyState icon="check" title="No attempt failed">
      In the last 90 days every attempt to tell Stripe the count of seats came through.
    </EmptyState>
  ) : (
    <EmptyState icon="billing" title="No attempts yet">
      Each time Stripe is told the count of seats, or asked for it, is written down here for 90 days.
    </EmptyState>
  );
}
