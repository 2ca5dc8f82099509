import type { DeliveryState, InvoiceStatus, PaymentStatus } from "#lib/statuses";
import { StatusBadge } from "../status-badge.tsx";

export type InvoiceStatusProps = {
  invoice: {
    status: InvoiceStatus;
    paymentStatus: PaymentStatus;
    isOverdue: boolean;
    delivery: { state: DeliveryState };
  };
};

/** How far an invoice is, without saying one thing twice: a paid one that is paid needs one badge. */
export function InvoiceStatusBadges({ invoice }: InvoiceStatusProps) {
  const { status, paymentStatus, isOverdue, delivery } = invoice;
  const saysMore = paymentStatus !== "unpaid" && String(paymentStatus) !== status;
  const deliveryMatters = delivery.state === "queued" || delivery.state === "failed";
  return (
    <span className="inline-flex flex-wrap gap-1 max-sm:justify-end">
      <StatusBadge kind="invoice" status={isOverdue ? "overdue" : status} />
      {saysMore ? <StatusBadge kind="paymentStatus" status={paymentStatus} /> : null}
      {deliveryMatters ? <StatusBadge kind="delivery" status={delivery.state} /> : null}
    </span>
  );
}
