import { LinkButton } from "../button.tsx";
import { PostButton } from "../post-button.tsx";

type DiscrepancyButtonProps = {
  discrepancy: {
    id: string;
    reason: string;
    paymentId: string | null;
    invoiceId: string | null;
    stripeObjectId: string;
  };
  action: string;
};

/** One thing that can be done about a discrepancy. */
export function DiscrepancyButton({ discrepancy, action }: DiscrepancyButtonProps) {
  const { id, reason, paymentId, invoiceId, stripeObjectId } = discrepancy;
  const page = `/admin/reconciliation/discrepancies/${id}`;
  switch (action) {
    case "adopt":
      return <LinkButton to={`${page}/adoption`}>Assign</LinkButton>;
    case "match":
      return <LinkButton to={`${page}/match`}>Match by hand</LinkButton>;
    case "credit-note":
      return (
        <LinkButton to={`/admin/invoices/${invoiceId}/credit-notes/new?refund=${stripeObjectId}`}>
          Make a credit note
        </LinkButton>
      );
    case "run":
      return <PostButton action="/admin/reconciliation/runs">Compare again</PostButton>;
    case "ignore":
      return (
        <LinkButton to={`${page}/ignoring`} variant="quiet">
          Ignore
        </LinkButton>
      );
    case "refund":
      if (reason === "amount-differs")
        return paymentId ? (
          <LinkButton to={`/admin/payments/${paymentId}`}>See the payment</LinkButton>
        ) : null;
      return (
        <PostButton
          action={`${page}/refund`}
          variant="danger"
          pendingLabel="Refunding…"
          confirm={{
            title: "Send this money back?",
            body: "Stripe sends what is left of the payment back the way it came. This cannot be undone.",
            confirmLabel: "Send it back",
          }}
        >
          Refund
        </PostButton>
      );
    default:
      return null;
  }
}
