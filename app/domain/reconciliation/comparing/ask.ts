import { convergeDispute, convergePaymentIntent, convergeRefund } from "#domain/stripe-payments";
import type { Context } from "#platform/context";
import { StripeFailure, type StripeCharge } from "#platform/stripe";
import { heal } from "../reading/heal.ts";
import type { Scope } from "../runs/stage.ts";
import type { Line } from "./line.ts";
import { isPlain } from "./plain.ts";

type Whose = { readonly organizationId: string | null; readonly paymentId: string | null };

/** What the object is that a line of Stripe's books speaks of. */
export type Answer = Whose &
  (
    | { readonly kind: "ours" | "payout" | "other" }
    | {
        readonly kind: "unknown-payment";
        readonly payment: {
          readonly objectId: string;
          readonly organizationId: string;
          readonly amount: bigint;
          readonly currency: string;
          readonly detail: string;
        };
      }
  );

const nobody: Whose = { organizationId: null, paymentId: null };

/** Asks Stripe about the object behind a line, and brings it in line when it is ours. */
export async function askAbout(run: Scope, line: Line): Promise<Answer> {
  const { sourceId } = line;
  if (!sourceId || isPlain(run, line)) return { ...nobody, kind: "other" };
  if (line.type.startsWith("payout")) return { ...nobody, kind: "payout" };
  if (/^(ch|py)_/.test(sourceId)) return askAboutCharge(run, line, sourceId);
  const verb = verbFor(run.ctx, sourceId);
  if (!verb) return { ...nobody, kind: "other" };
  return (await follow(run, line, verb)) ? whose(run, line.id, sourceId) : { ...nobody, kind: "other" };
}

function verbFor(ctx: Context, sourceId: string): (() => Promise<unknown>) | null {
  if (/^(re|pyr)_/.test(sourceId)) return () => convergeRefund(ctx, sourceId);
  if (/^(du|dp)_/.test(sourceId)) return () => convergeDispute(ctx, sourceId);
  return null;
}

async function askAboutCharge(run: Scope, line: Line, chargeId: string): Promise<Answer> {
  const charge = await findCharge(run, chargeId);
  const intentId = charge?.paymentIntentId ?? null;
  const isOurs =
    intentId !== null && (await follow(run, line, () => convergePaymentIntent(run.ctx, intentId)));
  if (isOurs) return whose(run, line.id, chargeId);
  if (!charge || (await isForSeats(run, charge))) return { ...nobody, kind: "other" };
  const { amount, currency, amountRefunded, description, method } = charge;
  if (amountRefunded === amount) return { ...nobody, kind: "other" };
  const words = [description, method].filter(Boolean).join(", ");
  const detail = `Stripe took a payment that nothing here asked for${words ? `: ${words}` : ""}.`;
  const organizationId = run.house.id;
  return {
    ...nobody,
    kind: "unknown-payment",
    payment: { objectId: chargeId, organizationId, amount, currency, detail },
  };
}

async function findCharge({ ctx }: Scope, id: string): Promise<StripeCharge | null> {
  try {
    return await ctx.stripe.retrieveCharge(id);
  } catch (error) {
    if (error instanceof StripeFailure && error.failureClass === "missing") return null;
    throw error;
  }
}

/** What organizations pay for their agents' seats comes through the same account. */
async function isForSeats({ ctx }: Scope, { customerId }: StripeCharge): Promise<boolean> {
  if (customerId === null) return false;
  const subscription = await ctx.db.seatSubscription.findFirst({
    where: { stripeCustomerId: customerId },
    select: { id: true },
  });
  return subscription !== null;
}

async function follow(run: Scope, line: Line, verb: () => Promise<unknown>): Promise<boolean> {
  const sick = { objectId: line.id, organizationId: null, amount: line.net, currency: line.currency };
  return (await heal(run, sick, verb)) > 0;
}

async function whose({ ctx }: Scope, lineId: string, sourceId: string): Promise<Answer> {
  const payment = await ctx.db.payment.findFirst({
    where: {
      OR: [
        { stripeChargeId: sourceId },
        { refunds: { some: { stripeRefundId: sourceId } } },
        { disputes: { some: { stripeDisputeId: sourceId } } },
      ],
    },
    select: { id: true, organizationId: true },
  });
  if (!payment) ctx.log.warn("a line of Stripe's books is ours and has no payment", { lineId, sourceId });
  return {
    kind: "ours",
    organizationId: payment?.organizationId ?? null,
    paymentId: payment?.id ?? null,
  };
}
