import { inTransaction, type Context, type TxContext } from "#platform/context";
import { canonicalJson } from "#lib/canonical-json";
import { askStripe, type PaymentTruth } from "./ask.ts";
import { type Origin, readOrigin } from "./origin.ts";
import { recordDisputes } from "./record-disputes.ts";
import { recordFee } from "./record-fee.ts";
import { recordPaymentState } from "./record-payment.ts";
import { recordRefunds } from "./record-refunds.ts";

/** Whether the object was ours. */
export type Converged = "applied" | "ignored";

const mostRounds = 10;

/**
 * Brings the books in line with what Stripe now says of a payment: its state, its fee, its refunds and disputes. May be
 * repeated and interleaved at will; what is stored already is left alone.
 */
export async function convergePaymentIntent(ctx: Context, paymentIntentId: string): Promise<Converged> {
  for (let round = 0; round < mostRounds; round += 1) {
    const known = await ctx.db.payment.findUnique(withRefunds(paymentIntentId));
    const truth = await askStripe(ctx, paymentIntentId);
    const origin = await findOrigin(ctx, truth);
    if (!origin) return "ignored";
    const acting = asStripe(ctx, origin.organizationId);
    const isDone = await inTransaction(acting, async (tx) => {
      // Somebody who asked Stripe later may have written before us: then what we heard is old news.
      const present = await tx.db.payment.findUnique(withRefunds(paymentIntentId));
      if (canonicalJson(present) !== canonicalJson(known)) return false;
      await recordTruth(tx, truth, origin);
      return true;
    });
    if (isDone) return "applied";
  }
  throw new Error(`The payment ${paymentIntentId} changed each time before it could be written down.`);
}

/** The same context, writing in Stripe's name whoever happened to cause the question. */
export function asStripe(ctx: Context, organizationId: string): Context {
  return { ...ctx, actor: { kind: "stripe", organizationId } };
}

async function recordTruth(tx: TxContext, truth: PaymentTruth, origin: Origin): Promise<void> {
  const payment = await recordPaymentState(tx, { intent: truth.intent, origin });
  if (payment?.state !== "succeeded") return;
  await recordFee(tx, { payment, charge: truth.intent.charge });
  await recordRefunds(tx, { payment, refunds: truth.refunds, origin });
  await recordDisputes(tx, { payment, disputes: truth.disputes });
}

async function findOrigin(ctx: Context, { intent }: PaymentTruth): Promise<Origin | null> {
  const origin = readOrigin(intent.metadata);
  if (!origin) return null;
  const organization = await ctx.db.organization.findUnique({
    where: { id: origin.organizationId },
    select: { id: true },
  });
  return organization && origin;
}

function withRefunds(stripePaymentIntentId: string) {
  return {
    where: { stripePaymentIntentId },
    include: { refunds: { orderBy: { id: "asc" as const } } },
  };
}
