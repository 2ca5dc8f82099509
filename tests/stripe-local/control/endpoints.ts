import { z } from "zod";
import { bookByHand, payByHand, refundByHand } from "../by-hand.ts";
import { checkoutOutcomes, completeSession, settleProcessing } from "../checkout.ts";
import { closeDispute, disputeOutcomes, openDispute } from "../disputes.ts";
import { faultSchema } from "../faults.ts";
import { makePayout, settlePayout } from "../payouts.ts";
import { settleRefund } from "../refunds.ts";
import { changeByHand, endPeriod, setStatus } from "../resources/subscription-fates.ts";
import { stateOf } from "../state.ts";
import { view } from "../view.ts";
import type { Surroundings } from "./surroundings.ts";

type Endpoint = {
  method: string;
  path: string;
  act: (surroundings: Surroundings, id: string, body: unknown) => unknown;
};

const redelivery = z.strictObject({
  ids: z.array(z.string()).optional(),
  order: z.enum(["as-is", "reverse", "random"]).default("as-is"),
  copies: z.number().int().min(1).max(100).default(1),
});

const completion = z.strictObject({
  outcome: z.enum(checkoutOutcomes),
  email: z.string().optional(),
  name: z.string().optional(),
  amount: z.number().int().positive().optional(),
  currency: z.string().optional(),
});
const success = z.strictObject({ outcome: z.enum(["succeeded", "failed"]) });
const subscriptionStatus = z.enum([
  "active",
  "past_due",
  "unpaid",
  "paused",
  "trialing",
  "incomplete",
  "canceled",
]);
const subscriptionChange = z.union([
  z.strictObject({ status: subscriptionStatus }),
  z.strictObject({ quantity: z.number().int().min(0).optional(), price: z.string().optional() }),
]);
const handPayment = z.strictObject({
  amount: z.number().int().positive(),
  currency: z.string().optional(),
  metadata: z.record(z.string(), z.string()).optional(),
  customer: z.string().optional(),
  description: z.string().optional(),
});
const handRefund = z.strictObject({ amount: z.number().int().positive().optional() });
const handBooking = z.strictObject({
  amount: z.number().int(),
  currency: z.string().optional(),
  description: z.string().optional(),
});
const newDispute = z.strictObject({ charge: z.string(), outcome: z.enum(disputeOutcomes).optional() });

/** `/_local/*`: what a test does to Stripe from outside. Answers are JSON. */
const endpoints: readonly Endpoint[] = [
  endpoint("GET", "/_local/state", z.unknown(), ({ account, api, webhooks }) => ({
    ...stateOf(account),
    faults: api.faults.list(),
    webhooks: {
      delivery: webhooks.delivery,
      url: typeof webhooks.receiver === "string" ? webhooks.receiver : null,
    },
  })),
  endpoint("GET", "/_local/requests", z.unknown(), ({ api }) => api.log.list()),
  endpoint("GET", "/_local/faults", z.unknown(), ({ api }) => api.faults.list()),
  endpoint("POST", "/_local/faults", faultSchema, ({ api }, _id, fault) => api.faults.add(fault)),
  endpoint("DELETE", "/_local/faults", z.unknown(), async ({ api }) => {
    await api.faults.clear();
    return [];
  }),
  endpoint("POST", "/_local/checkout/:id/complete", completion, ({ account }, id, { outcome, ...payer }) =>
    view(account.store, completeSession(account, { sessionId: id, outcome, payer })),
  ),
  endpoint("POST", "/_local/processing/:id/settle", success, ({ account }, id, { outcome }) =>
    settleProcessing(account, { intentId: id, outcome }),
  ),
  endpoint("POST", "/_local/disputes", newDispute, ({ account }, _id, { charge, outcome }) =>
    openDispute(account, { chargeId: charge, outcome }),
  ),
  endpoint(
    "POST",
    "/_local/disputes/:id/close",
    z.strictObject({ outcome: z.enum(["won", "lost"]) }),
    ({ account }, id, { outcome }) => closeDispute(account, { disputeId: id, outcome }),
  ),
  endpoint("POST", "/_local/refunds/:id/settle", success, ({ account }, id, { outcome }) =>
    settleRefund(account, { refundId: id, outcome }),
  ),
  endpoint(
    "POST",
    "/_local/payouts",
    z.strictObject({ currency: z.string(), amount: z.number().int().positive().optional() }),
    ({ account }, _id, { currency, amount }) =>
      makePayout(account, { currency: currency.toLowerCase(), amount }),
  ),
  endpoint("POST", "/_local/charges", handPayment, ({ account }, _id, given) => payByHand(account, given)),
  endpoint("POST", "/_local/charges/:id/refund", handRefund, ({ account }, id, { amount }) =>
    refundByHand(account, { charge: id, amount }),
  ),
  endpoint("POST", "/_local/balance_transactions", handBooking, ({ account }, _id, given) =>
    bookByHand(account, given),
  ),
  endpoint(
    "POST",
    "/_local/payouts/:id/settle",
    z.strictObject({ outcome: z.enum(["paid", "failed"]) }),
    ({ account }, id, { outcome }) => settlePayout(account, { payoutId: id, outcome }),
  ),
  endpoint("POST", "/_local/subscriptions/:id", subscriptionChange, ({ account }, id, change) =>
    "status" in change ? setStatus(account, { id, ...change }) : changeByHand(account, { id, ...change }),
  ),
  endpoint("POST", "/_local/subscriptions/:id/end-period", z.unknown(), ({ account }, id) =>
    endPeriod(account, { id }),
  ),
  endpoint("DELETE", "/_local/events/pending", z.unknown(), ({ webhooks }) => {
    webhooks.dropPending();
    return {};
  }),
  endpoint("POST", "/_local/timers/run", z.unknown(), ({ account }) => {
    account.runOutstanding();
    return {};
  }),
  endpoint("POST", "/_local/events/redeliver", redelivery, async ({ webhooks }, _id, body) => ({
    answers: await webhooks.redeliver(body),
  })),
  endpoint(
    "POST",
    "/_local/webhooks",
    z.strictObject({ delivery: z.enum(["on", "off"]) }),
    ({ webhooks }, _id, { delivery }) => {
      webhooks.setDelivery(delivery);
      return { delivery };
    },
  ),
];

function endpoint<S extends z.ZodType>(
  method: string,
  path: string,
  schema: S,
  act: (surroundings: Surroundings, id: string, body: z.output<S>) => unknown,
): Endpoint {
  return { method, path, act: (surroundings, id, body) => act(surroundings, id, schema.parse(body)) };
}

export function findEndpoint(method: string, path: string): { endpoint: Endpoint; id: string } | null {
  for (const candidate of endpoints) {
    const match = new RegExp(`^${candidate.path.replace(":id", "([^/]+)")}$`).exec(path);
    if (match && candidate.method === method) return { endpoint: candidate, id: match[1] ?? "" };
  }
  return null;
}
