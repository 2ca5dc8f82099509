import { useLoaderData } from "@remix-run/react";
import { listBills } from "#domain/billing-runs";
import { getUsagePlan } from "#domain/usage-plans";
import { LinkButton } from "#components/button";
import { Card } from "#components/card";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { Pager } from "#components/pager";
import { BillsTable } from "#components/usage/bills-table";
import { CurrentUsage } from "#components/usage/current-usage";
import { PlanFacts } from "#components/usage/plan-facts";
import { addDays, type CivilDate, todayIn } from "#lib/civil-date";
import { loadCurrentUsage } from "#web/current-usage";
import { forStaff } from "#web/guards";

export const meta = () => pageTitle("Usage plan");

export const loader = forStaff(async ({ ctx, params, request, staff }) => {
  const { id, prices, ...plan } = await getUsagePlan(ctx, { id: String(params["id"]) });
  const cursor = new URL(request.url).searchParams.get("cursor");
  const bills = await listBills(ctx, { planId: id, cursor });
  return {
    id,
    plan: { ...plan, prices: prices.map(({ id: priceId, name }) => ({ id: priceId, name })) },
    period: await loadCurrentUsage(ctx, { planId: id }),
    bills: bills.items.map(({ billedUntil, ...bill }) => ({ ...bill, lastDay: addDays(billedUntil, -1) })),
    nextCursor: bills.nextCursor,
    isAdmin: staff.role !== "agent",
    preview:
      plan.nextBillAt && previewOf(plan.clientId, todayIn(staff.organization.timeZone, plan.nextBillAt)),
    locale: staff.organization.locale,
  };
});

/** Of all that the client is billed up to then, with what came too late for the bills before. */
function previewOf(clientId: string, asOf: CivilDate): string {
  return `/admin/usage/runs?clientId=${clientId}&asOf=${asOf}`;
}

export default function UsagePlan() {
  const { id, plan, period, bills, nextCursor, isAdmin, preview, locale } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={plan.clientName}
        description="Usage plan"
        breadcrumbs={[
          { to: "/admin/usage", label: "Usage" },
          ...(isAdmin ? [{ to: "/admin/usage/plans", label: "Plans" }] : []),
        ]}
        actions={isAdmin ? <PlanActions {...{ id, endsOn: plan.endsOn, preview }} /> : null}
      />
      {period ? (
        <CurrentUsage {...{ period, locale }} />
      ) : (
        <Card>
          <p className="text-muted">No period is under way.</p>
        </Card>
      )}
      <Card title="Bills so far" isFlush>
        <BillsTable bills={bills} locale={locale} timeZone={plan.timeZone} />
      </Card>
      <Pager nextCursor={nextCursor} />
      <Card title="The plan">
        <PlanFacts {...{ plan, locale, isAdmin }} />
      </Card>
    </>
  );
}

type PlanActionsProps = { id: string; endsOn: string | null; preview: string | null };

function PlanActions({ id, endsOn, preview }: PlanActionsProps) {
  return (
    <>
      {preview ? <LinkButton to={preview}>Preview the next bill</LinkButton> : null}
      {endsOn === null ? <LinkButton to={`/admin/usage/plans/${id}/ending`}>End plan</LinkButton> : null}
    </>
  );
}
