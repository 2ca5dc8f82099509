import { type Composer, EmailObsolete } from "#domain/delivery";
import { linkUrl } from "#domain/links";
import { organizationOf, type TxContext } from "#platform/context";
import { formatDate, todayIn } from "#lib/civil-date";
import { formatMoney } from "#lib/money";
import { type PaymentMail, queueToPayer } from "./queue-to-payer.ts";

/** Queues the one receipt of a payment. */
export function queueReceipt(tx: TxContext, mail: PaymentMail): Promise<void> {
  return queueToPayer(tx, "receipt", mail);
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
