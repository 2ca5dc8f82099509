import { isPaymentOnItsWay } from "#domain/payments";
import { organizationOf, type TxContext } from "#platform/context";
import { whyNotChargeable } from "#lib/chargeable";
import { NotFound } from "#lib/errors";
import { formatMoney, type Money } from "#lib/money";
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
  if (await isPaymentOnItsWay(tx, { invoiceId })) throw new PaymentOnItsWay();
  const { status, amountDue, currency, client, allowsPartialPayments } = invoice;
  if ((status !== "open" && status !== "uncollectible") || amountDue <= 0n) throw new NothingDue();
  const wanted = { amount: amount ?? amountDue, currency };
  const most = formatMoney({ amount: amountDue, currency }, client.locale);
  if (wanted.amount <= 0n) throw new AmountNotPayable("Enter an amount above zero.");
  if (wanted.amount > amountDue)
    throw new AmountNotPayable(`At most ${most} can be paid: that is what is due.`);
  const isPart = wanted.amount !== amountDue;
  if (isPart && !allowsPartialPayments)
    throw new AmountNotPayable(`This invoice can only be paid in full: ${most}.`);
  const reason = whyNotChargeable(wanted, client.locale);
  if (reason) throw isPart ? new AmountNotPayable(reason) : new CheckoutRefused(reason);
  return wanted;
}
