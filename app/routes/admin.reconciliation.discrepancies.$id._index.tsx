import { Link, useLoaderData } from "@remix-run/react";
import { getDiscrepancy } from "#domain/reconciliation";
import { Card } from "#components/card";
import { InstantText } from "#components/date-text";
import { DefinitionList } from "#components/definition-list";
import { MoneyText } from "#components/money";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { PostButton } from "#components/post-button";
import { DiscrepancyButton } from "#components/reconciliation/discrepancy-button";
import { DiscrepancyBadge } from "#components/reconciliation/discrepancy-table";
import { adviceFor, reasonLabel } from "../components/reconciliation/words.ts";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Discrepancy");

export const loader = forAdmin(async ({ ctx, params, staff }) => {
  const { locale, timeZone } = staff.organization;
  const discrepancy = await getDiscrepancy(ctx, { id: String(params["id"]) });
  return { discrepancy, zone: { locale, timeZone } };
});

export default function Discrepancy() {
  const { discrepancy, zone } = useLoaderData<typeof loader>();
  const { id, reason, state, actions, amount, currency, detail, note, openedAt, settledAt } = discrepancy;
  const { stripeObjectId, paymentId, invoiceId } = discrepancy;
  const page = `/admin/reconciliation/discrepancies/${id}`;
  return (
    <>
      <PageHeader
        title={reasonLabel(reason)}
        badge={<DiscrepancyBadge state={state} />}
        description={adviceFor(reason)}
        breadcrumbs={[
          { to: "/admin/reconciliation", label: "Reconciliation" },
          { to: "/admin/reconciliation/discrepancies", label: "Discrepancies" },
        ]}
        actions={
          <>
            {state === "open"
              ? actions.map((action) => (
                  <DiscrepancyButton key={action} discrepancy={discrepancy} action={action} />
                ))
              : null}
            {state === "matched" ? (
              <PostButton
                action={`${page}/unmatching`}
                variant="danger"
                confirm={{
                  title: "Take this match back?",
                  body: "The money is where it was before, and what it paid is due again.",
                  confirmLabel: "Take it back",
                }}
              >
                Undo
              </PostButton>
            ) : null}
            {state === "ignored" ? (
              <PostButton action={`${page}/reopening`}>Take it up again</PostButton>
            ) : null}
          </>
        }
      />
      <Card title="Details">
        <DefinitionList
          items={[
            { term: "What", details: detail },
            { term: "Amount", details: <MoneyText money={{ amount, currency }} locale={zone.locale} /> },
            { term: "At Stripe", details: <code className="break-all">{stripeObjectId}</code> },
            ...(paymentId
              ? [
                  {
                    term: "Payment",
                    details: (
                      <Link to={`/admin/payments/${paymentId}`} className="link">
                        See the payment
                      </Link>
                    ),
                  },
                ]
              : []),
            ...(invoiceId
              ? [
                  {
                    term: "Invoice",
                    details: (
                      <Link to={`/admin/invoices/${invoiceId}`} className="link">
                        See the invoice
                      </Link>
                    ),
                  },
                ]
              : []),
            { term: "Since", details: <InstantText at={openedAt} {...zone} /> },
            ...(settledAt ? [{ term: "Settled", details: <InstantText at={settledAt} {...zone} /> }] : []),
            ...(note ? [{ term: "Note", details: note }] : []),
          ]}
        />
      </Card>
    </>
  );
}
