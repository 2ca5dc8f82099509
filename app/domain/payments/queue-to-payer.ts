import { findContact, listContacts } from "#domain/clients";
import { queueEmail } from "#domain/delivery";
import { ensureLink } from "#domain/links";
import type { TxContext } from "#platform/context";
import type { PaymentRow } from "./view.ts";

export type PaymentMail = {
  readonly payment: PaymentRow;
  /** Who paid, if that is known. */
  readonly contactId: string | null;
  /** Which of the payment's refunds it tells of, for a mail about one. */
  readonly refundId?: string;
};

/** Queues the one mail of that kind about a payment, or about one of its refunds, to the contact who paid if that is known, otherwise to the client's first. */
export async function queueToPayer(
  tx: TxContext,
  template: "receipt" | "payment-failed" | "refund",
  { payment, contactId, refundId }: PaymentMail,
): Promise<void> {
  const { id, clientId, invoiceId } = payment;
  if (!clientId || !invoiceId) return;
  const payer = contactId === null ? null : await findContact(tx, { id: contactId });
  const contact = payer ?? (await listContacts(tx, { clientId }))[0];
  if (!contact) return;
  const link = await ensureLink(tx, { kind: "invoice", subjectId: invoiceId, contactId: contact.id });
  await queueEmail(tx, {
    template,
    to: { address: contact.email, name: contact.name },
    props: { paymentId: id, ...(refundId && { refundId }), linkId: link.id },
    dedupe: `${template}:${refundId ?? id}`,
    subjectKind: "payment",
    subjectId: id,
    contactId: contact.id,
  });
}
