import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "#platform/clock";
import { type Actor, type Context, contextFor, type Parts } from "#platform/context";
import { migrateDatabase, openDatabase } from "#platform/db";
import { silentLog } from "#platform/log";
import { createMailer } from "#platform/mail";
import { createStripeDoor } from "#platform/stripe";
import { minutes } from "#lib/duration";
import { newId } from "#lib/ids";
import { react } from "../../app/server/reactions.ts";
import { type LocalStripe, startLocalStripe } from "../stripe-local/index.ts";

export type BenchOrganization = { readonly id: string; readonly userId: string; readonly ctx: Context };

export type BenchWorld = {
  readonly path: string;
  readonly stripe: LocalStripe;
  readonly ctx: Context;
  close(): Promise<void>;
};

/** A database file as the server has it, a local Stripe, and no queue: whoever measures decides what runs. */
export async function createBenchWorld(): Promise<BenchWorld> {
  const folder = mkdtempSync(join(tmpdir(), "steadybill-bench-"));
  const path = join(folder, "bench.db");
  await migrateDatabase(path, "prisma/migrations");
  const database = await openDatabase(path);
  const stripe = await startLocalStripe({ port: 0, controlPort: 0, autoDeliver: false });
  const parts: Parts = {
    database,
    stripe: createStripeDoor({
      secretKey: "sk_test_bench",
      webhookSecrets: [stripe.webhookSecret],
      apiBase: stripe.apiBase,
    }),
    mail: createMailer(null),
    queue: { wake: () => undefined },
    clock: systemClock,
    log: silentLog,
    config: {
      appUrl: "http://localhost:3000",
      secrets: ["a secret of the benchmarks alone"],
      seatPriceId: "price_seat_local",
      billingRetryCap: minutes(5),
      noticeGrace: minutes(5),
      noticeQuiet: minutes(10),
      signupsOpen: false,
      rateLimitsOn: true,
      mailWebhookSecret: null,
    },
    react,
  };
  return {
    path,
    stripe,
    ctx: contextFor(parts, { kind: "system" }),
    close: async () => {
      await database.close();
      await stripe.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Organizations that bill no seats yet, each with its owner. `subscribe` answers the subscription's and its item's id at
 * Stripe; by default there is none that Stripe would know.
 */
export async function addOrganizations(
  { ctx }: BenchWorld,
  { count, subscribe }: { count: number; subscribe?: () => Promise<{ id: string; itemId: string }> },
): Promise<BenchOrganization[]> {
  const now = ctx.clock.now();
  const tomorrow = new Date(now.getTime() + minutes(24 * 60));
  const rows = [];
  // One after the other: hundreds of calls at once would wait for longer than a call may take.
  for (let index = 0; index < count; index += 1) {
    const ids = { id: newId(), userId: newId(), seatSubscriptionId: newId() };
    const made = { id: `sub_${ids.id}`, itemId: `si_${ids.id}` };
    rows.push({ ...ids, subscription: subscribe ? await subscribe() : made });
  }
  const { db } = ctx;
  await db.organization.createMany({
    data: rows.map(({ id }) => ({ id, name: "Bench Ltd", createdAt: now })),
  });
  await db.user.createMany({
    data: rows.map(({ userId }) => ({
      id: userId,
      email: `${userId}@bench.test`,
      name: "Ada",
      createdAt: now,
    })),
  });
  await db.membership.createMany({
    data: rows.map(({ id, userId }) => ({
      ...{ id: newId(), organizationId: id, userId, role: "owner" as const, createdAt: now },
    })),
  });
  await db.seatSubscription.createMany({
    data: rows.map(({ id, seatSubscriptionId, subscription }) => ({
      id: seatSubscriptionId,
      organizationId: id,
      priceId: "price_seat_local",
      startKey: newId(),
      stripeCustomerId: `cus_${id}`,
      stripeSubscriptionId: subscription.id,
      stripeItemId: subscription.itemId,
      status: "active",
      createdAt: now,
      startedAt: now,
      checkedAt: now,
    })),
  });
  await db.billingUpdate.createMany({
    data: rows.map(({ id, seatSubscriptionId }) => ({
      id: newId(),
      organizationId: id,
      seatSubscriptionId,
      desiredVersion: 1,
      appliedVersion: 1,
      appliedQuantity: 0,
      nextAttemptAt: now,
      verifyAt: tomorrow,
      updatedAt: now,
    })),
  });
  return rows.map(({ id, userId }) => {
    const actor: Actor = { kind: "user", userId, name: "Ada", organizationId: id, role: "owner" };
    return { id, userId, ctx: contextFor(ctx.parts, actor) };
  });
}
