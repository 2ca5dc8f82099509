import { Link, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { getPayment, refundableCreditOf } from "#domain/payments";
import { listRefundsOf } from "#domain/refunds";
import { Banner } from "#components/banner";
import { LinkButton } from "#components/button";
import { Card } from "#components/card";
import { InstantText } from "#components/date-text";
import { DefinitionList } from "#components/definition-list";
import { MoneyText } from "#components/money";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { PaymentDay } from "#components/payment/payment-table";
import { PostButton } from "#components/post-button";
import { RefundList } from "#components/payment/refund-list";
import { StatusBadge } from "#components/status-badge";
import { newId } from "#lib/ids";
import { formatMoney, toDecimalString } from "#lib/money";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Payment");

export const loader = forAdmin(async ({ ctx, params, staff }) => {
  const payment = await getPayment(ctx, { id: String(params["id"]) });
  const refunds = await listRefundsOf(ctx, { paymentId: payment.id });
  const { locale, timeZone } = staff.organization;
  const left = payment.amount - payment.amountRefunded - payment.amountDisputed;
  const isThere = payment.state === "succeeded";
  const canUndo = isThere && payment.source === "offline" && payment.amountRefunded === 0n;
  const credit = await refundableCreditOf(ctx, { paymentId: payment.id });
  return {
    payment,
    refunds,
    locale,
    timeZone,
    canUndo,
    canRefund: isThere && left > 0n,
    credit,
    key: newId(),
  };
});

export default function Payment() {
  const { payment, refunds, locale, timeZone, canUndo, canRefund, credit, key } =
    useLoaderData<typeof loader>();
  const { id, state, amount, currency, invoiceId, invoiceNumber, clientId, clientName } = payment;
  const amountOpen = payment.amountDisputed - payment.amountLost;
  const money = (part: bigint) => <MoneyText money={{ amount: part, currency }} locale={locale} />;
  return (
    <>
      <PageHeader
        title={money(amount)}
        badge={<StatusBadge kind="payment" status={state} />}
        breadcrumbs={[{ to: "/admin/payments", label: "Payments" }]}
        actions={
          <>
            {canUndo ? (
              <PostButton
                action={`/admin/payments/${id}/reversal`}
                variant="danger"
                confirm={{
                  title: "Undo this payment?",
                  body: "It counts as never received, and what it paid is due again.",
                  confirmLabel: "Undo the payment",
                }}
              >
                Undo
              </PostButton>
            ) : null}
            {credit > 0n ? (
              <PostButton
                action={`/admin/payments/${id}/refunds`}
                fields={{
                  key,
                  amount: toDecimalString({ amount: credit, currency }),
                  reason: "Paid too much",
                }}
                pendingLabel="Refunding…"
              >
                Give back {formatMoney({ amount: credit, currency }, locale)} of credit
              </PostButton>
            ) : null}
            {canRefund ? <LinkButton to={`/admin/payments/${id}/refunds`}>Refund</LinkButton> : null}
          </>
        }
      />
      {state === "processing" ? (
        <Banner tone="info" title="This payment is on its way">
          There is nothing more to do. The client’s bank decides within days, and nobody is reminded until
          then.
        </Banner>
      ) : null}
      <Card title="Details">
        <DefinitionList
          items={[
            { term: "Received", details: <PaymentDay {...{ payment, locale, timeZone }} /> },
            {
              term: "From",
              details: clientId ? (
                <Link to={`/admin/clients/${clientId}`} className="link">
                  {clientName}
                </Link>
              ) : (
                "Nobody we know"
              ),
            },
            {
              term: "For",
              details: invoiceId ? (
                <Link to={`/admin/invoices/${invoiceId}`} className="link">
                  {invoiceNumber}
                </Link>
              ) : (
                "No invoice"
              ),
            },
            { term: "How", details: payment.method || "—" },
            { term: "Came", details: payment.source === "stripe" ? "Through Stripe" : "Recorded by hand" },
            ...shown("Reference", payment.reference),
            ...shown("Why it failed", payment.failure),
            ...shown("Left as credit", payment.creditedAmount > 0n && money(payment.creditedAmount)),
            ...shown("Refunded", payment.amountRefunded > 0n && money(payment.amountRefunded)),
            ...shown("Disputed", amountOpen > 0n && money(amountOpen)),
            ...shown("Lost in a dispute", payment.amountLost > 0n && money(payment.amountLost)),
            ...shown(
              "Answer the dispute until",
              payment.evidenceDueAt && (
                <InstantText at={payment.evidenceDueAt} timeZone={timeZone} locale={locale} />
              ),
            ),
          ]}
        />
      </Card>
      <RefundList refunds={refunds} locale={locale} timeZone={timeZone} />
    </>
  );
}

/** A line only where there is something to say. */
function shown(term: string, details: ReactNode) {
  return details ? [{ term, details }] : [];
}
