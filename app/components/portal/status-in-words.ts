import { formatDate } from "#lib/civil-date";
import type { InvoiceStatus, PaymentStatus } from "#lib/statuses";
import type { Texts } from "#lib/texts/languages";

export type Standing = {
  status: InvoiceStatus;
  paymentStatus: PaymentStatus;
  isOverdue: boolean;
  isProcessing: boolean;
  dueOn: string | null;
};

/** How an invoice stands, as a sentence to its client: what there is to do and until when. */
export function statusInWords(invoice: Standing, texts: Texts["portal"]["status"], locale: string): string {
  const { status, paymentStatus, isOverdue, isProcessing, dueOn } = invoice;
  if (status === "void") return texts.void;
  if (isProcessing) return texts.processing;
  if (paymentStatus === "refunded") return texts.refunded;
  if (status === "paid") return texts.paid;
  if (dueOn === null) return texts.open;
  const day = formatDate(dueOn, locale);
  if (isOverdue) return texts.overdue(day);
  return paymentStatus === "partially_paid" ? texts.partlyPaid(day) : texts.due(day);
}
