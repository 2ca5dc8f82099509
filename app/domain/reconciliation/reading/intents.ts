import { convergePaymentIntent } from "#domain/stripe-payments";
import { inTransaction } from "#platform/context";
import type { StripePaymentIntent } from "#platform/stripe";
import { hours } from "#lib/duration";
import type { PaymentState } from "#lib/statuses";
import { formatMoney } from "#lib/money";
import { noteDiscrepancy } from "../discrepancies/note.ts";
import type { Run } from "../runs/stage.ts";
import { heal } from "./heal.ts";
import { keepOurs, type Owned } from "./ours.ts";
import { readingList } from "./read-list.ts";

/** Payment intents against our payments. */
export const readIntents = readingList({
  name: "payment-intents",
  overlap: hours(25),
  page: ({ ctx }, query) => ctx.stripe.pageOfPaymentIntents(query),
  take: async (run, intents) => {
    const ours = await keepOurs(run.ctx, intents);
    const payments = await run.ctx.db.payment.findMany({
      where: { stripePaymentIntentId: { in: ours.map(({ item }) => item.id) } },
      select: { stripePaymentIntentId: true, state: true },
    });
    const states = new Map(payments.map((payment) => [payment.stripePaymentIntentId, payment.state]));
    let healed = 0;
    for (const owned of ours) {
      const { item, origin } = owned;
      const { id: objectId, amount, currency } = item;
      if (differs(item.status, states.get(objectId)))
        healed += await heal(run, { objectId, amount, currency, organizationId: origin.organizationId }, () =>
          convergePaymentIntent(run.ctx, objectId),
        );
    }
    await compareWithAsked(run, ours);
    return healed;
  },
});

function differs(status: StripePaymentIntent["status"], state: PaymentState | undefined): boolean {
  if (status === "succeeded") return state !== "succeeded";
  if (status === "processing") return state !== "processing" && state !== "succeeded";
  return state === "processing";
}

/** The invoice got what really came; that it was another amount than was asked for is for a person to look at. */
async function compareWithAsked(run: Run, ours: readonly Owned<StripePaymentIntent>[]): Promise<void> {
  const { ctx } = run;
  const received = ours.filter(({ item }) => item.status === "succeeded");
  const attempts = await ctx.db.checkoutAttempt.findMany({
    where: { id: { in: received.flatMap(({ origin }) => origin.attemptId ?? []) } },
    select: { id: true, amount: true, currency: true },
  });
  const asked = new Map(attempts.map((attempt) => [attempt.id, attempt]));
  for (const { item, origin } of received) {
    const attempt = asked.get(origin.attemptId ?? "");
    // Another currency pays nothing of the invoice; that is told as a currency-mismatch.
    if (!attempt || attempt.currency !== item.currency || attempt.amount === item.amount) continue;
    const payment = await ctx.db.payment.findUnique({ where: { stripePaymentIntentId: item.id } });
    await inTransaction(ctx, (tx) =>
      noteDiscrepancy(tx, {
        reason: "amount-differs",
        objectId: item.id,
        organizationId: origin.organizationId,
        amount: item.amount,
        currency: item.currency,
        detail: `Stripe took ${formatMoney(item)} where ${formatMoney(attempt)} was asked for.`,
        paymentId: payment?.id ?? null,
        invoiceId: payment?.invoiceId ?? null,
      }),
    );
  }
}
