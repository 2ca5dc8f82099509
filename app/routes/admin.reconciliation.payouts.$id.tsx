import { Link, useLoaderData } from "@remix-run/react";
import { getPayout, listPayoutsInput } from "#domain/reconciliation";
import { Banner } from "#components/banner";
import { Card } from "#components/card";
import { DateText } from "#components/date-text";
import { DefinitionList } from "#components/definition-list";
import { MoneyText } from "#components/money";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { Pager } from "#components/pager";
import { PayoutLines } from "#components/reconciliation/payout-lines";
import { PayoutBadge } from "#components/reconciliation/payouts-table";
import { partWords } from "../components/reconciliation/words.ts";
import { forAdmin } from "#web/guards";
import { readListQuery } from "#web/list-query";

export const meta = () => pageTitle("Payout");

export const loader = forAdmin(async ({ ctx, request, params, staff }) => {
  const { locale, timeZone } = staff.organization;
  const query = readListQuery(request, listPayoutsInput);
  const payout = await getPayout(ctx, { ...query, id: String(params["id"]) });
  return { payout, zone: { locale, timeZone } };
});

export default function Payout() {
  const { payout, zone } = useLoaderData<typeof loader>();
  const { amount, currency, status, stripePayoutId, arrivesOn, isItemized, isTakenApart } = payout;
  const money = (of: bigint) => <MoneyText money={{ amount: of, currency }} locale={zone.locale} />;
  return (
    <>
      <PageHeader
        title={money(amount)}
        badge={<PayoutBadge status={status} />}
        breadcrumbs={[
          { to: "/admin/reconciliation", label: "Reconciliation" },
          { to: "/admin/reconciliation/payouts", label: "Payouts" },
        ]}
      />
      {isItemized ? null : (
        <Banner title="Stripe does not itemize this payout">
          Somebody made it by hand. Stripe says of automatic payouts only which transactions they hold.
        </Banner>
      )}
      {isItemized && !isTakenApart ? (
        <Banner title="Not taken apart yet">
          Stripe is still gathering what it holds. The next comparison asks again.
        </Banner>
      ) : null}
      <Card title="Details">
        <DefinitionList
          items={[
            { term: "Arrives", details: <DateText date={arrivesOn} locale={zone.locale} /> },
            { term: "At Stripe", details: <code className="break-all">{stripePayoutId}</code> },
            ...payout.parts.map(({ kind, count, amount: part }) => ({
              term: `${partWords[kind]} (${count})`,
              details: money(part),
            })),
            ...(payout.parts.length > 0
              ? [
                  {
                    term: payout.shown === amount ? "Together" : "Together, as far as it is yours or known",
                    details: <strong>{money(payout.shown)}</strong>,
                  },
                ]
              : []),
          ]}
        />
      </Card>
      {payout.clients.length > 0 ? (
        <Card title="By client" description="After fees, refunds and disputes.">
          <DefinitionList
            items={payout.clients.map(({ clientId, name, net }) => ({
              term: name ?? "Without a client",
              details: clientId ? (
                <Link to={`/admin/clients/${clientId}`} className="link">
                  {money(net)}
                </Link>
              ) : (
                money(net)
              ),
            }))}
          />
        </Card>
      ) : null}
      {isItemized ? (
        <>
          <Card title="Line by line" isFlush>
            <PayoutLines lines={payout.lines.items} currency={currency} {...zone} />
          </Card>
          <Pager nextCursor={payout.lines.nextCursor} />
        </>
      ) : null}
    </>
  );
}
