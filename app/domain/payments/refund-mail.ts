import { letterhead } from "#domain/branding";
import { type Composer, EmailObsolete } from "#domain/delivery";
import { linkUrl } from "#domain/links";
import { organizationOf, type TxContext } from "#platform/context";
import { formatDate, todayIn } from "#lib/civil-date";
import { formatMoney } from "#lib/money";
import { methodInWords } from "#lib/method-words";
import { textsFor } from "#lib/texts/languages";
import { type PaymentMail, queueToPayer } from "./queue-to-payer.ts";

/** Queues the one mail that tells a client that money goes back. */
export function queueRefundMail(tx: TxContext, mail: Required<PaymentMail>): Promise<void> {
  return queueToPayer(tx, "refund", mail);
}

/** A refund that failed after all is not told of any more. */
export const composeRefundMail: Composer = async (ctx, email) => {
  const { refundId, linkId } = email.props;
  const refund = await ctx.db.refund.findFirst({
    where: { id: String(refundId), organizationId: organizationOf(ctx) },
    include: { payment: { include: { invoice: true, client: true, organization: true } } },
  });
  if (!refund?.payment.invoice || refund.state !== "succeeded")
    throw new EmailObsolete("The refund did not get through.");
  const { payment, currency } = refund;
  const { invoice, client, organization } = refund.payment;
  const locale = client?.locale ?? organization.locale;
  const money = (amount: bigint) => formatMoney({ amount, currency }, locale);
  const { brand, ...sender } = await letterhead(ctx, organization);
  return {
    content: {
      template: "refund",
      locale,
      props: {
        brand,
        clientName: email.to.name,
        invoiceNumber: invoice.number ?? "",
        amount: money(refund.amount),
        paid: money(payment.amount),
        paidOn: formatDate(todayIn(organization.timeZone, payment.receivedAt ?? payment.createdAt), locale),
        method: methodInWords(payment.method, textsFor(locale).payments) || undefined,
        way: payment.source === "stripe" ? "as-paid" : "by-hand",
        url: await linkUrl(ctx, String(linkId)),
      },
    },
    ...sender,
  };
};
