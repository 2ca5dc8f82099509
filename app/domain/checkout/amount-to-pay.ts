import { isPaymentOnItsWay } from "#domain/payments";
import { organizationOf, type TxContext } from "#platform/context";
import { whyNotChargeable } from "#lib/chargeable";
import { NotFound } from "#lib/errors";
import { formatMoney, type Money } from "#lib/money";
import { textsFor } from "#lib/texts/languages";
import { AmountNotPayable, CheckoutRefused, NothingDue, PaymentOnItsWay } from "./errors.ts";

/**
 * What the client is to be charged: all that is due, or the part that was chosen where the invoice allows that. Throws
 * AmountNotPayable for a choice that is not allowed, and the other refusals of startCheckout.
 */
export async function amountToPay(
  tx: TxContext,
  { invoiceId, amount }: { invoiceId: string; amount: bigint | undefined },
): Promise<Money> {
  const invoice = await tx.db.invoice.findFirst({
    where: { id: invoiceId, organizationId: organizationOf(tx) },
    include: {
      client: { select: { locale: true } },
    },
  });
  if (!invoice) throw new NotFound("invoice");
  const { status, amountDue, currency, client, allowsPartialPayments } = invoice;
  const texts = textsFor(client.locale);
  if (await isPaymentOnItsWay(tx, { invoiceId })) throw new PaymentOnItsWay(texts);
  if ((status !== "open" && status !== "uncollectible") || amountDue <= 0n) throw new NothingDue(texts);
  const wanted = { amount: amount ?? amountDue, currency };
  const most = formatMoney({ amount: amountDue, currency }, client.locale);
  if (wanted.amount <= 0n) throw new AmountNotPayable(texts.pay.aboveZero);
  if (wanted.amount > amountDue) throw new AmountNotPayable(texts.pay.atMost(most));
  const isPart = wanted.amount !== amountDue;
  if (isPart && !allowsPartialPayments) throw new AmountNotPayable(texts.pay.onlyInFull(most));
  const reason = whyNotChargeable(wanted, client.locale, texts);
  if (reason) throw isPart ? new AmountNotPayable(reason) : new CheckoutRefused(reason);
  return wanted;
}
