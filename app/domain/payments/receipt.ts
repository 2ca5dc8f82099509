import { findContact, listContacts } from "#domain/clients";
import { type Composer, EmailObsolete, queueEmail } from "#domain/delivery";
import { ensureLink, linkUrl } from "#domain/links";
import { organizationOf, type TxContext } from "#platform/context";
import { formatDate, todayIn } from "#lib/civil-date";
import { formatMoney } from "#lib/money";
import type { PaymentRow } from "./view.ts";

/** Queues the one receipt of a payment, to the contact who paid if that is known, otherwise to the client's first. */
export async function queueReceipt(
  tx: TxContext,
  { payment, contactId }: { payment: PaymentRow; contactId: string | null },
): Promise<void> {
  const { id, clientId, invoiceId } = payment;
  if (!clientId || !invoiceId) return;
  const payer = contactId === null ? null : await findContact(tx, { id: contactId });
  const contact = payer ?? (await listContacts(tx, { clientId }))[0];
  if (!contact) return;
  const link = await ensureLink(tx, { kind: "invoice", subjectId: invoiceId, contactId: contact.id });
  await queueEmail(tx, {
    template: "receipt",
    to: { address: contact.email, name: contact.name },
    props: { paymentId: id, linkId: link.id },
    dedupe: `receipt:${id}`,
    subjectKind: "payment",
    subjectId: id,
    contactId: contact.id,
  });
}

/** The receipt as it is true when it is sent. */
export const composeReceipt: Composer = async (ctx, email) => {
  const { paymentId, linkId } = email.props;
  const payment = await ctx.db.payment.findFirst({
    where: { id: String(paymentId), organizationId: organizationOf(ctx) },
    include: { invoice: true, client: true, organization: true },
  });
  if (!payment?.invoice || payment.state !== "succeeded")
    throw new EmailObsolete("The payment is not there any more.");
  const { invoice, client, organization, currency } = payment;
  const locale = client?.locale ?? organization.locale;
  const money = (amount: bigint) => formatMoney({ amount, currency }, locale);
  const receivedOn = todayIn(organization.timeZone, payment.receivedAt ?? payment.createdAt);
  return {
    content: {
      template: "receipt",
      props: {
        brand: { name: organization.name },
        clientName: email.to.name,
        invoiceNumber: invoice.number ?? "",
        amountReceived: money(payment.amount),
        receivedOn: formatDate(receivedOn, locale),
        method: payment.method || undefined,
        stillDue: invoice.amountDue > 0n ? money(invoice.amountDue) : undefined,
        url: await linkUrl(ctx, String(linkId)),
      },
    },
    fromName: organization.name,
    ...(organization.email && { replyTo: { address: organization.email, name: organization.name } }),
  };
};
