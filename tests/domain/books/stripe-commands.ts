import { startCheckout } from "#domain/checkout";
import { createRefund } from "#domain/refunds";
import { sessionOf } from "../../payment-stories.ts";
import { type BooksModel, dueOf, type ModelPayment, refundableOf } from "./books-model.ts";
import { command, partOf, payable } from "./commands.ts";
import type { Desk } from "./desk.ts";

/** Stripe takes no card payment below this. */
const leastByCard = 50n;

const chargeable = (model: BooksModel) => payable(model).filter((invoice) => dueOf(invoice) >= leastByCard);

const payByCard = command("pay by card", chargeable, async (invoice, model, desk, share) => {
  const wanted = partOf(dueOf(invoice), share);
  const amount = wanted < leastByCard ? leastByCard : wanted;
  await startCheckout(desk.ctx, { invoiceId: invoice.id, amount });
  const { stripe } = desk.world;
  stripe.completeCheckout(await sessionOf(desk.world, invoice.id), "paid");
  const intentId = String(stripe.state.paymentIntents.at(-1)?.id);
  const chargeId = String(stripe.state.charges.at(-1)?.id);
  await desk.hear();
  const { id } = await desk.world.database.db.payment.findUniqueOrThrow({
    where: { stripePaymentIntentId: intentId },
  });
  invoice.paid += amount;
  model.atStripe += amount;
  const nothing = { refunded: 0n, disputed: 0n, isUndone: false, wasDisputed: false };
  model.payments.push({ ...{ id, invoice, source: "stripe", amount, intentId, chargeId }, ...nothing });
});

const decline = command("decline", chargeable, async (invoice, _model, desk) => {
  await startCheckout(desk.ctx, { invoiceId: invoice.id });
  desk.world.stripe.completeCheckout(await sessionOf(desk.world, invoice.id), "declined");
  await desk.hear();
});

const refundable = ({ payments }: BooksModel) => payments.filter((payment) => refundableOf(payment) > 0n);

const refund = command("refund", refundable, async (payment, model, desk, share) => {
  const amount = partOf(refundableOf(payment), share);
  await createRefund(desk.ctx, { paymentId: payment.id, amount });
  await desk.hear();
  payment.refunded += amount;
  if (payment.source === "offline") model.bank -= amount;
  else model.atStripe -= amount;
});

const byCard = (model: BooksModel) => refundable(model).filter(({ source }) => source === "stripe");

const refundAtStripe = command("refund at Stripe", byCard, async (payment, model, desk, share) => {
  const amount = partOf(refundableOf(payment), share);
  desk.world.stripe.refundByHand(payment.chargeId, Number(amount));
  await desk.hear();
  payment.refunded += amount;
  model.atStripe -= amount;
});

const failedRefund = command("refund that fails", byCard, async (payment, _model, desk, share) => {
  desk.world.stripe.refundByHand(payment.chargeId, Number(partOf(refundableOf(payment), share)));
  await desk.hear();
  desk.world.stripe.settleRefund(String(desk.world.stripe.state.refunds.at(-1)?.id), "failed");
  await desk.hear();
});

const disputable = ({ payments }: BooksModel) =>
  payments.filter(
    ({ source, refunded, wasDisputed }) => source === "stripe" && refunded === 0n && !wasDisputed,
  );

function dispute(outcome: "won" | "lost") {
  return async (payment: ModelPayment, model: BooksModel, desk: Desk) => {
    const { id } = desk.world.stripe.openDispute(payment.chargeId);
    await desk.hear();
    desk.world.stripe.closeDispute(id, outcome);
    await desk.hear();
    payment.wasDisputed = true;
    if (outcome === "won") return;
    payment.disputed = payment.amount;
    model.atStripe -= payment.amount;
  };
}

export const stripeCommands = [
  payByCard,
  payByCard,
  decline,
  refund,
  refundAtStripe,
  failedRefund,
  command("dispute and win", disputable, dispute("won")),
  command("dispute and lose", disputable, dispute("lost")),
];
