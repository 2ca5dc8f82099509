import { letterhead } from "#domain/branding";
import { type Composer, EmailNotNeeded } from "#domain/delivery";
import { linkUrl } from "#domain/links";
import { organizationOf, type TxContext } from "#platform/context";
import { formatDate } from "#lib/civil-date";
import { formatMoney } from "#lib/money";
import { methodInWords } from "#lib/method-words";
import { textsFor } from "#lib/texts/languages";
import { type PaymentMail, queueToPayer } from "./queue-to-payer.ts";

/** Queues the one mail that tells a client, who has long left Checkout, that the bank did not carry the payment out. */
export function queuePaymentFailed(tx: TxContext, mail: PaymentMail): Promise<void> {
  return queueToPayer(tx, "payment-failed", mail);
}

/** What is left to do, as it is true when the mail is sent; nothing when the money came in another way meanwhile. */
export const composePaymentFailed: Composer = async (ctx, email) => {
  const { paymentId, linkId } = email.props;
  const payment = await ctx.db.payment.findFirst({
    where: { id: String(paymentId), organizationId: organizationOf(ctx) },
    include: { invoice: true, client: true, organization: true },
  });
  if (!payment?.invoice || payment.state !== "failed" || payment.invoice.amountDue === 0n)
    throw new EmailNotNeeded("Nothing is left to be paid again.");
  const { invoice, client, organization, currency } = payment;
  const locale = client?.locale ?? organization.locale;
  const money = (amount: bigint) => formatMoney({ amount, currency }, locale);
  const { brand, ...sender } = await letterhead(ctx, organization);
  return {
    content: {
      template: "payment-failed",
      locale,
      props: {
        brand,
        clientName: email.to.name,
        invoiceNumber: invoice.number ?? "",
        amount: money(payment.amount),
        method: methodInWords(payment.method, textsFor(locale).payments) || undefined,
        stillDue: money(invoice.amountDue),
        dueOn: invoice.dueOn === null ? undefined : formatDate(invoice.dueOn, locale),
        url: await linkUrl(ctx, String(linkId)),
      },
    },
    ...sender,
  };
};
