import { copyFileSync, rmSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { receiveStripeEvent } from "#domain/inbox";
import { type Context, contextFor } from "#platform/context";
import { openDatabase } from "#platform/db";
import { newId } from "#lib/ids";
import { runQueue } from "../../../app/server/jobs.ts";
import type { World } from "../../world.ts";

/** Freezes the world's database as it is now; `replica` opens a copy of it that hears Stripe's events by itself. */
export function freeze(world: World) {
  const frozen = `${world.databasePath}.${newId()}`;
  const source = new Sqlite(world.databasePath);
  source.prepare("VACUUM INTO ?").run(frozen);
  source.close();
  return {
    async replica() {
      const path = `${frozen}.replica`;
      copyFileSync(frozen, path);
      const database = await openDatabase(path);
      const ctx = contextFor({ ...world.parts, database }, { kind: "system" });
      return {
        ctx,
        hear: (eventIds: readonly string[]) => hear(world, ctx, eventIds),
        close: async () => {
          await database.close();
          for (const suffix of ["", "-wal", "-shm"]) rmSync(path + suffix, { force: true });
        },
      };
    },
    thaw: () => rmSync(frozen),
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
