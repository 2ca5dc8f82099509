import { letterhead } from "#domain/branding";
import { type Composer, EmailObsolete } from "#domain/delivery";
import { linkUrl } from "#domain/links";
import { organizationOf, type TxContext } from "#platform/context";
import { formatDate, todayIn } from "#lib/civil-date";
import { formatMoney } from "#lib/money";
import { methodInWords } from "#lib/method-words";
import { textsFor } from "#lib/texts/languages";
import { type PaymentMail, queueToPayer } from "./queue-to-payer.ts";

/** Queues the one receipt of a payment. */
export function queueReceipt(tx: TxContext, mail: PaymentMail): Promise<void> {
  return queueToPayer(tx, "receipt", mail);
}

/** The receipt as it is true when it is sent: of a part while something is due, otherwise of the whole. */
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
  const { brand, ...sender } = await letterhead(ctx, organization);
  const props = {
    brand,
    clientName: email.to.name,
    invoiceNumber: invoice.number ?? "",
    amountReceived: money(payment.amount),
    receivedOn: formatDate(receivedOn, locale),
    method: methodInWords(payment.method, textsFor(locale).payments) || undefined,
    url: await linkUrl(ctx, String(linkId)),
  };
  const dueOn = invoice.dueOn === null ? undefined : formatDate(invoice.dueOn, locale);
  return {
    content:
      invoice.amountDue > 0n
        ? {
            template: "partial-payment",
            locale,
            props: { ...props, stillDue: money(invoice.amountDue), dueOn },
          }
        : { template: "receipt", locale, props },
    ...sender,
  };
};
