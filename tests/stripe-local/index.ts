import type Stripe from "stripe";
import { Account, type Conversion } from "./account.ts";
import { Api } from "./api.ts";
import { ApiServer } from "./api-server.ts";
import { bookByHand, type HandPayment, payByHand, refundByHand } from "./by-hand.ts";
import { completeSession, settleProcessing, type CheckoutOutcome } from "./checkout.ts";
import { createControlServer } from "./control/server.ts";
import { closeDispute, openDispute, type DisputeOutcome } from "./disputes.ts";
import type { Fault, FaultRequest } from "./faults.ts";
import { bookLater } from "./payments.ts";
import { makePayout, settlePayout } from "./payouts.ts";
import { Port } from "./port.ts";
import { settleRefund } from "./refunds.ts";
import type { RequestEntry } from "./request-log.ts";
import type { Payer } from "./resources/charge-object.ts";
import { stockCatalog } from "./resources/catalog.ts";
import type { Delivery } from "./store.ts";
import { changeByHand, endPeriod, setStatus } from "./resources/subscription-fates.ts";
import { stateOf } from "./state.ts";
import { passTime } from "./time.ts";
import { Webhooks, type Receiver, type Redelivery } from "./webhooks.ts";
import type { Event, Session } from "./wire.ts";

export type { CheckoutOutcome } from "./checkout.ts";
export type { DisputeOutcome } from "./disputes.ts";
export type { Fault, FaultRequest } from "./faults.ts";
export type { RequestEntry } from "./request-log.ts";

export type LocalStripeOptions = {
  /** 0, the default, is any free one; the same goes for `controlPort`. */
  port?: number;
  controlPort?: number;
  webhookUrl?: string;
  webhookSecret?: string;
  /** State is loaded from it and kept in it; otherwise it lives in memory. */
  file?: string;
  now?: () => Date;
  latencyMs?: number;
  /** `Infinity` leaves late balance transactions to `runTimers`. */
  balanceTransactionDelayMs?: number;
  /** False: events leave only through `deliverPending` and `redeliver`. */
  autoDeliver?: boolean;
  conversions?: Record<string, Conversion>;
};

export type LocalStripe = Awaited<ReturnType<typeof startLocalStripe>>;

/** Starts a Stripe of one's own: an API port for the SDK, and a control port that no fault touches. */
export async function startLocalStripe(options: LocalStripeOptions = {}) {
  const webhookSecret = options.webhookSecret ?? "whsec_local";
  const account: Account = new Account({
    now: options.now ?? (() => new Date()),
    checkoutBase: () => control.base,
    balanceTransactionDelayMs: options.balanceTransactionDelayMs ?? 2000,
    conversions: options.conversions ?? {},
  });
  if (options.file) account.store.load(options.file);
  stockCatalog(account);

  const webhooks = new Webhooks(account, { secret: webhookSecret, autoDeliver: options.autoDeliver ?? true });
  const api = new Api(account, options.latencyMs ?? 0);
  const server = new ApiServer(account, api);
  const control: Port = new Port(createControlServer({ account, api: server, webhooks }));
  await server.port.listen(options.port ?? 0);
  await control.listen(options.controlPort ?? 0);
  const saving = options.file ? keepSaved(account, options.file) : null;
  webhooks.setReceiver(options.webhookUrl ?? null);
  account.store
    .all("charge")
    .forEach((charge) => charge.paid && !charge.balance_transaction && bookLater(account, charge));
  const clock = setInterval(() => passTime(account), 1000).unref();

  return {
    apiBase: server.port.base,
    controlBase: control.base,
    port: server.port.value,
    controlPort: control.value,
    webhookSecret,
    get state() {
      return stateOf(account);
    },
    /** What a subscription's first item has, without the cost of all of `state`; null when there is none. */
    quantityOf: (subscriptionId: string): number | null =>
      account.store.all("subscription_item").find(({ subscription }) => subscription === subscriptionId)
        ?.quantity ?? null,
    setWebhookUrl: (receiver: Receiver | null) => webhooks.setReceiver(receiver),
    faults: {
      add: (fault: FaultRequest): Promise<Fault> => server.faults.add(fault),
      drawEach: (draw: (request: { method: string; path: string }) => FaultRequest | null): void =>
        server.faults.drawEach(draw),
      clear: (): Promise<void> => server.faults.clear(),
    },
    requests: (): readonly RequestEntry[] => server.log.list(),
    completeCheckout: (sessionId: string, outcome: CheckoutOutcome, payer?: Payer): Session =>
      noting(account, () => completeSession(account, { sessionId, outcome, ...(payer && { payer }) })),
    settleProcessing: (intentId: string, outcome: "succeeded" | "failed") =>
      noting(account, () => settleProcessing(account, { intentId, outcome })),
    openDispute: (chargeId: string, outcome?: DisputeOutcome) =>
      noting(account, () => openDispute(account, { chargeId, outcome })),
    closeDispute: (disputeId: string, outcome: "won" | "lost") =>
      noting(account, () => closeDispute(account, { disputeId, outcome })),
    settleRefund: (refundId: string, outcome: "succeeded" | "failed") =>
      noting(account, () => settleRefund(account, { refundId, outcome })),
    /** Of all that lies there, or, as if asked for by hand, of an amount. */
    makePayout: (currency: string, amount?: number) =>
      noting(account, () => makePayout(account, { currency, amount })),
    payByHand: (given: HandPayment) => noting(account, () => payByHand(account, given)),
    refundByHand: (charge: string, amount?: number) =>
      noting(account, () => refundByHand(account, { charge, amount })),
    bookByHand: (given: { amount: number; currency?: string; description?: string }) =>
      noting(account, () => bookByHand(account, given)),
    settlePayout: (payoutId: string, outcome: "paid" | "failed") =>
      noting(account, () => settlePayout(account, { payoutId, outcome })),
    /** Such as past_due, unpaid or paused, as a bank or a clock would bring it about. */
    setSubscriptionStatus: (id: string, status: Stripe.Subscription.Status) =>
      noting(account, () => setStatus(account, { id, status })),
    /** As somebody does it in Stripe's dashboard, to every item of the subscription. */
    changeByHand: (id: string, change: { quantity?: number; price?: string }) =>
      noting(account, () => changeByHand(account, { id, ...change })),
    /** As if the end of the period had come for which the subscription is canceled. */
    endPeriod: (id: string) => noting(account, () => endPeriod(account, { id })),
    /** Brings about what is due by the account's clock. */
    passTime: () => noting(account, () => passTime(account)),
    /** Forgets every undelivered event, as if Stripe had never made it. */
    dropPendingEvents: () => webhooks.dropPending(),
    redeliver: (opts?: Redelivery) => webhooks.redeliver(opts),
    deliverPending: () => webhooks.deliverPending(),
    pendingEvents: (): Event[] =>
      webhooks.pending().map((delivery: Delivery) => account.store.get("event", delivery.eventId)),
    setDelivery: (delivery: "on" | "off") => webhooks.setDelivery(delivery),
    /** Brings forward what is only a matter of time, such as late balance transactions. */
    runTimers: () => account.runOutstanding(),
    /** What the SDK's typings would not accept of requests, answers and events; empty after a clean story. */
    contractErrors: (): string[] => api.contract.errors(stateOf(account).events),
    async idle(): Promise<void> {
      while (account.outstandingTimers() + webhooks.outstanding() > 0) {
        await new Promise((resolve) => account.changes.once("change", resolve));
      }
    },
    async stop(): Promise<void> {
      clearInterval(clock);
      account.stop();
      await webhooks.stop();
      await server.stop();
      await control.close();
      saving?.();
    },
  };
}

function noting<T>(account: Account, work: () => T): T {
  const result = work();
  account.noteChange();
  return result;
}

/** Saves soon after each change; the returned function saves now and stops. */
function keepSaved(account: Account, file: string): () => void {
  let timer: NodeJS.Timeout | undefined;
  account.changes.on("change", () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      account.store.save(file);
    }, 50);
  });
  return () => {
    clearTimeout(timer);
    account.store.save(file);
  };
}
