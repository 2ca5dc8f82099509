import { Link, useLoaderData } from "@remix-run/react";
import {
  findRunProgress,
  listDiscrepancies,
  listPayouts,
  listRuns,
  reconciliationStatus,
} from "#domain/reconciliation";
import { Banner } from "#components/banner";
import { Card } from "#components/card";
import { EmptyState } from "#components/empty-state";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { PostButton } from "#components/post-button";
import { CurrencyTable } from "#components/reconciliation/currency-table";
import { DiscrepancyTable } from "#components/reconciliation/discrepancy-table";
import { PayoutsTable } from "#components/reconciliation/payouts-table";
import { RunProgress } from "#components/reconciliation/run-progress";
import { RunsTable } from "#components/reconciliation/runs-table";
import { Verdict } from "#components/reconciliation/verdict";
import { withInvoices } from "#web/discrepancies";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Reconciliation");

export const loader = forAdmin(async ({ ctx, staff }) => {
  const [status, progress, open, payouts, runs] = await Promise.all([
    reconciliationStatus(ctx),
    findRunProgress(ctx),
    listDiscrepancies(ctx),
    listPayouts(ctx, { limit: 5 }),
    listRuns(ctx, { limit: 5 }),
  ]);
  const { locale, timeZone } = staff.organization;
  const isConfigured = ctx.stripe.isConfigured;
  const discrepancies = { ...open, items: await withInvoices(ctx, open.items) };
  return { isConfigured, status, progress, discrepancies, payouts, runs, zone: { locale, timeZone } };
});

export default function Reconciliation() {
  const { isConfigured, status, progress, discrepancies, payouts, runs, zone } =
    useLoaderData<typeof loader>();
  const isUnderWay = isConfigured && progress !== null;
  return (
    <>
      <PageHeader
        title="Reconciliation"
        description="What the books say about the money at Stripe, held against what Stripe says."
        actions={
          isConfigured && !isUnderWay ? (
            <PostButton action="/admin/reconciliation/runs" variant="primary" pendingLabel="Comparing…">
              Compare now
            </PostButton>
          ) : null
        }
      />
      {isConfigured ? null : (
        <Banner tone="warning" title="Stripe is not connected">
          There is nothing to compare with until STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET are set.
        </Banner>
      )}
      {isUnderWay ? <RunProgress progress={progress} /> : null}
      {isConfigured || status.asOf ? <Verdict {...status} {...zone} /> : null}
      {status.perCurrency.length > 0 ? (
        <Card
          title={status.isWhole ? "The account at Stripe" : "Your part of the account at Stripe"}
          description={
            status.isWhole
              ? "The sum of all clearing accounts against the sum of Stripe's own transactions."
              : "Your transactions as they are booked and as Stripe has them; payouts are left out."
          }
          isFlush
        >
          <CurrencyTable rows={status.perCurrency} locale={zone.locale} />
        </Card>
      ) : null}
      <Card
        title="Discrepancies"
        description="What cannot be brought in line by itself, and what there is to do."
        actions={
          <Link to="/admin/reconciliation/discrepancies" className="link target inline-flex items-center">
            All, also settled ones
          </Link>
        }
        isFlush
      >
        <DiscrepancyTable
          discrepancies={discrepancies.items}
          {...zone}
          empty={
            <EmptyState icon="check" title="Nothing to do">
              Payments without an owner, refunds without a credit note and whatever else differs are listed
              here.
            </EmptyState>
          }
        />
        {discrepancies.nextCursor ? (
          <p className="px-5 pb-4">
            <Link
              to={`/admin/reconciliation/discrepancies?state=open&cursor=${discrepancies.nextCursor}`}
              className="link"
            >
              More
            </Link>
          </p>
        ) : null}
      </Card>
      <Card
        title="Payouts"
        description="What Stripe sent to the bank, taken apart into payments, refunds, disputes and fees."
        actions={
          <Link to="/admin/reconciliation/payouts" className="link target inline-flex items-center">
            All payouts
          </Link>
        }
        isFlush
      >
        <PayoutsTable
          payouts={payouts.items}
          locale={zone.locale}
          empty={
            <EmptyState icon="payments" title="No payouts yet">
              They are read when books and Stripe are compared.
            </EmptyState>
          }
        />
      </Card>
      <Card title="Latest comparisons" isFlush>
        <RunsTable runs={runs} {...zone} />
      </Card>
    </>
  );
}
