import { useLoaderData } from "@remix-run/react";
import { listMeters } from "#domain/meters";
import { listPrices } from "#domain/prices";
import { listEvents } from "#domain/usage";
import { listUsagePlans } from "#domain/usage-plans";
import { Card } from "#components/card";
import { pageTitle } from "#components/page-title";
import { Pager } from "#components/pager";
import { CurrentTable } from "#components/usage/current-table";
import { UsageFirstSteps } from "#components/usage/usage-first-steps";
import { UsageHeader } from "#components/usage/usage-header";
import { loadCurrentCosts } from "#web/current-usage";
import { forStaff } from "#web/guards";

export const meta = () => pageTitle("Usage");

export const loader = forStaff(async ({ ctx, request, staff }) => {
  const cursor = new URL(request.url).searchParams.get("cursor");
  const [plans, meters, prices, events] = await Promise.all([
    listUsagePlans(ctx, { cursor }),
    listMeters(ctx, { limit: 1 }),
    listPrices(ctx, { limit: 1 }),
    listEvents(ctx, { limit: 1 }),
  ]);
  return {
    periods: await loadCurrentCosts(ctx, plans.items),
    nextCursor: plans.nextCursor,
    steps: {
      hasMeter: meters.items.length > 0,
      hasPrice: prices.items.length > 0,
      hasPlan: plans.items.length > 0 || cursor !== null,
      hasEvent: events.items.length > 0,
    },
    isAdmin: staff.role !== "agent",
    locale: staff.organization.locale,
  };
});

export default function Usage() {
  const { periods, nextCursor, steps, isAdmin, locale } = useLoaderData<typeof loader>();
  return (
    <>
      <UsageHeader isAdmin={isAdmin} />
      {steps.hasPlan && steps.hasEvent ? null : <UsageFirstSteps {...{ steps, isAdmin }} />}
      {steps.hasPlan ? (
        <>
          <Card
            title="Current periods"
            description="Before tax. Projected is an estimate, linear over the days so far."
            isFlush
          >
            <CurrentTable {...{ periods, locale }} />
          </Card>
          <Pager nextCursor={nextCursor} />
        </>
      ) : null}
    </>
  );
}
