import { onTestFinished } from "vitest";
import { inviteAgent } from "#domain/agents";
import { startSeats } from "#domain/seats";
import { minutes, seconds } from "#lib/duration";
import { hearEvents } from "../../payment-stories.ts";
import { createWorld, type WorldOptions } from "../../world.ts";
import type { FaultRequest } from "../../stripe-local/index.ts";

export type SeatWorld = Awaited<ReturnType<typeof createSeatWorld>>;

/** A world whose organization bills its seats, and words for what happens to them. */
export async function createSeatWorld(options: WorldOptions = {}) {
  const world = await createWorld({ stripeTimeout: 1000, ...options });
  onTestFinished(() => world.close());
  // On a busy machine the very first request may take longer than tests want to wait for a hanging one.
  await startSeats(world.ctx).catch(() => startSeats(world.ctx));
  const { organizationId } = world;
  let invited = 0;

  const update = () => world.database.db.billingUpdate.findUniqueOrThrow({ where: { organizationId } });
  const requests = (method: string, path: string) =>
    world.stripe.requests().filter((request) => request.method === method && request.path.startsWith(path));
  const settleAfter = async (milliseconds: number) => {
    world.clock.advance(milliseconds);
    await world.settle();
  };

  return {
    ...world,
    update,
    invite: (email = `agent${(invited += 1)}@kettle.test`) => inviteAgent(world.ctx, { email }),
    invites: () => world.database.db.agentInvite.findMany({ where: { organizationId } }),
    /** The quantity that Stripe has now. */
    quantity: () => world.stripe.state.subscriptionItems.at(-1)?.quantity,
    /** Requests that were to change the quantity, answered or not. */
    writes: () => requests("POST", "/v1/subscription_items/"),
    reads: () => requests("GET", "/v1/subscriptions/"),
    fault: (fault: FaultRequest) => world.stripe.faults.add(fault),
    /** What every request to Stripe meets from now on. */
    failEverything: (kind: FaultRequest["kind"]) => world.stripe.faults.add({ kind }),
    settleAfter,
    /** Lets the gathering pause pass and does what is due then. */
    sync: () => settleAfter(seconds(1)),
    /** Ends every fault and lets the longest pause between two attempts pass. */
    heal: async () => {
      await world.stripe.faults.clear();
      await settleAfter(minutes(5));
      await settleAfter(seconds(31));
    },
    mails: (template: string) =>
      world.database.db.email.findMany({ where: { template }, orderBy: { id: "asc" } }),
    /** Lets Stripe's events arrive and does what follows from them. */
    hear: async () => {
      await hearEvents(world);
      await settleAfter(seconds(1));
    },
    /** What is known here of the subscription, and what Stripe has. */
    subscription: () => world.database.db.seatSubscription.findUniqueOrThrow({ where: { organizationId } }),
    atStripe: () => {
      const subscription = world.stripe.state.subscriptions.at(-1);
      if (!subscription) throw new Error("Seats were not started.");
      return subscription;
    },
    /** What somebody changes by hand at Stripe. */
    changeAtStripe: (change: { quantity?: number; price?: string }) =>
      world.stripe.changeByHand(String(world.stripe.state.subscriptions.at(-1)?.id), change),
    activities: (verb: string) =>
      world.database.db.activity.findMany({ where: { verb }, orderBy: { id: "asc" } }),
    incidents: () => world.database.db.incident.findMany({ where: { resolvedAt: null } }),
    attempts: () => world.database.db.billingAttempt.findMany({ orderBy: { id: "asc" } }),
  };
}
