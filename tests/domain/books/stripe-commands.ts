import { expect } from "vitest";
import { startCheckout } from "#domain/checkout";
import { createRefund } from "#domain/refunds";
import { goThroughCheckout, sessionOf } from "../../payment-stories.ts";
import { type BooksModel, dueOf, type ModelInvoice, type ModelPayment, refundableOf } from "./books-model.ts";
import { command, free, partOf } from "./commands.ts";
import type { Desk } from "./desk.ts";

/** Stripe takes no card payment below this. */
const leastByCard = 50n;

const chargeable = (model: BooksModel) => free(model).filter((invoice) => dueOf(invoice) >= leastByCard);

const payByCard = command("pay by card", chargeable, async (invoice, model, desk, share) => {
  const came = await goThrough(desk, { invoice, share, outcome: "paid" });
  await desk.hear();
  await takeIn(desk, model, { invoice, ...came });
});

const debit = command("bank debit", chargeable, async (invoice, _model, desk, share) => {
  invoice.debit = await goThrough(desk, { invoice, share, outcome: "processing" });
  await desk.hear();
});

const waiting = ({ invoices }: BooksModel) => invoices.filter((invoice) => invoice.debit !== null);

const succeed = command("debit succeeds", waiting, async (invoice, model, desk) => {
  const came = await decide(desk, invoice, "succeeded");
  if (came) await takeIn(desk, model, { invoice, ...came });
});

const fail = command("debit fails", waiting, async (invoice, _model, desk) => {
  await decide(desk, invoice, "failed");
  // The client is told, with a link to pay in another way.
  invoice.isKnown = true;
});

/** The client pays a part of what is due in Checkout; nothing of it is heard yet. */
async function goThrough(
  desk: Desk,
  wish: { invoice: ModelInvoice; share: number; outcome: "paid" | "processing" },
) {
  const { invoice, share, outcome } = wish;
  const wanted = partOf(dueOf(invoice), share);
  const amount = wanted < leastByCard ? leastByCard : wanted;
  const intentId = await goThroughCheckout(desk.world, { invoiceId: invoice.id, amount, outcome });
  return { amount, intentId };
}

/** The bank decides on the invoice's debit, which then is none any more. */
async function decide(desk: Desk, invoice: ModelInvoice, outcome: "succeeded" | "failed") {
  const { debit: decided } = invoice;
  if (decided) desk.world.stripe.settleProcessing(decided.intentId, outcome);
  await desk.hear();
  invoice.debit = null;
  return decided;
}

/** What came through Stripe and was heard of stands in the model too. */
async function takeIn(
  { world }: Desk,
  model: BooksModel,
  came: { invoice: ModelInvoice; amount: bigint; intentId: string },
) {
  const { invoice, amount, intentId } = came;
  const { id, state } = await world.database.db.payment.findUniqueOrThrow({
    where: { stripePaymentIntentId: intentId },
  });
  expect(state).toBe("succeeded");
  // An attempt before it may have been declined.
  const charge = world.stripe.state.charges.find(
    ({ payment_intent, status }) => payment_intent === intentId && status === "succeeded",
  );
  invoice.paid += amount;
  model.atStripe += amount;
  model.payments.push({
    ...{ id, invoice, source: "stripe", amount, intentId, chargeId: String(charge?.id) },
    ...{ refunded: 0n, disputed: 0n, isUndone: false, wasDisputed: false },
  });
}

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
  debit,
  debit,
  succeed,
  fail,
  refund,
  refundAtStripe,
  failedRefund,
  command("dispute and win", disputable, dispute("won")),
  command("dispute and lose", disputable, dispute("lost")),
];
