import { rmSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { receiveStripeEvent } from "#domain/inbox";
import { type Context, contextFor } from "#platform/context";
import { openDatabase } from "#platform/db";
import { newId } from "#lib/ids";
import { runQueue } from "../../../app/server/jobs.ts";
import type { World } from "../../world.ts";

/**
 * Opens a copy of the world's database, which hears Stripe's events by itself. What was heard is forgotten with every
 * `rewind`, under the open connection: opening one, and compiling its queries, takes longer than a whole story.
 */
export async function openReplica(world: World) {
  const path = `${world.databasePath}.${newId()}`;
  const frozenPath = `${path}.frozen`;
  const live = new Sqlite(world.databasePath);
  live.prepare("VACUUM INTO ?").run(frozenPath);
  live.close();
  const frozen = new Sqlite(frozenPath, { readonly: true });
  await frozen.backup(path);
  const database = await openDatabase(path);
  const ctx = contextFor({ ...world.parts, database }, { kind: "system" });
  return {
    ctx,
    rewind: async () => {
      await frozen.backup(path);
    },
    hear: (eventIds: readonly string[]) => hear(world, ctx, eventIds),
    close: async () => {
      await database.close();
      frozen.close();
      for (const file of [path, `${path}-wal`, `${path}-shm`, frozenPath]) rmSync(file, { force: true });
    },
  };
}

/** Each event arrives, and what follows from it is done, before the next one arrives. */
export async function hear(world: World, ctx: Context, eventIds: readonly string[]): Promise<void> {
  world.stripe.setWebhookUrl(async (request) => {
    const rawBody = new Uint8Array(await request.arrayBuffer());
    await receiveStripeEvent(ctx, { rawBody, signature: request.headers.get("stripe-signature") });
    return new Response(null, { status: 200 });
  });
  for (const id of eventIds) {
    await world.stripe.redeliver({ ids: [id] });
    await runQueue(ctx, "events");
  }
  await runQueue(ctx, "payments");
}
