import { useLoaderData } from "@remix-run/react";
import { listPayouts, listPayoutsInput } from "#domain/reconciliation";
import { Card } from "#components/card";
import { EmptyState } from "#components/empty-state";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { Pager } from "#components/pager";
import { PayoutsTable } from "#components/reconciliation/payouts-table";
import { forAdmin } from "#web/guards";
import { readListQuery } from "#web/list-query";

export const meta = () => pageTitle("Payouts");

export const loader = forAdmin(async ({ ctx, request, staff }) => ({
  ...(await listPayouts(ctx, readListQuery(request, listPayoutsInput))),
  locale: staff.organization.locale,
}));

export default function Payouts() {
  const { items, nextCursor, locale } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title="Payouts" breadcrumbs={[{ to: "/admin/reconciliation", label: "Reconciliation" }]} />
      <Card isFlush>
        <PayoutsTable
          payouts={items}
          locale={locale}
          empty={
            <EmptyState icon="payments" title="No payouts yet">
              They are read when books and Stripe are compared.
            </EmptyState>
          }
        />
      </Card>
      <Pager nextCursor={nextCursor} />
    </>
  );
}
