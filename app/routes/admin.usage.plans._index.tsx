import { useLoaderData } from "@remix-run/react";
import { listUsagePlans, listUsagePlansInput } from "#domain/usage-plans";
import { LinkButton } from "#components/button";
import { Card } from "#components/card";
import { EmptyState } from "#components/empty-state";
import { pageTitle } from "#components/page-title";
import { Pager } from "#components/pager";
import { TextLink } from "#components/text-link";
import { PlansTable } from "#components/usage/plans-table";
import { UsageHeader } from "#components/usage/usage-header";
import { forAdmin } from "#web/guards";
import { readListQuery } from "#web/list-query";

export const meta = () => pageTitle("Usage plans");

export const loader = forAdmin(async ({ ctx, request, staff }) => {
  const query = readListQuery(request, listUsagePlansInput);
  const { items, nextCursor } = await listUsagePlans(ctx, query);
  const { locale, timeZone } = staff.organization;
  return {
    plans: items.map(({ id, clientName, prices, interval, anchorDay, startsOn, endsOn, nextBillAt }) => ({
      ...{ id, clientName, interval, anchorDay, startsOn, endsOn, nextBillAt },
      prices: prices.map(({ id: priceId, name }) => ({ id: priceId, name })),
    })),
    nextCursor,
    clientId: query.clientId ?? null,
    zone: { locale, timeZone },
  };
});

export default function UsagePlans() {
  const { plans, nextCursor, clientId, zone } = useLoaderData<typeof loader>();
  return (
    <>
      <UsageHeader isAdmin actions={<NewPlan clientId={clientId} />} />
      <Card isFlush>
        <PlansTable
          plans={plans}
          {...zone}
          empty={
            <EmptyState icon="usage" title="No plans yet" action={<NewPlan clientId={clientId} />}>
              A plan says which client is billed by which prices, from when on and how often.
            </EmptyState>
          }
        />
      </Card>
      <Pager nextCursor={nextCursor} />
      {clientId === null ? null : <TextLink to="/admin/usage/plans">Plans of all clients</TextLink>}
    </>
  );
}

function NewPlan({ clientId }: { clientId: string | null }) {
  const query = clientId === null ? "" : `?clientId=${clientId}`;
  return (
    <LinkButton to={`/admin/usage/plans/new${query}`} variant="primary">
      New plan
    </LinkButton>
  );
}
