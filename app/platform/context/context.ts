import { isFaultBuild } from "#lib/fault-build";
import type { Clock } from "#platform/clock";
import type { Database, Db } from "#platform/db";
import { pass } from "#platform/faults";
import type { Log } from "#platform/log";
import type { Mailer } from "#platform/mail";
import type { QueueName, WakeUps } from "#platform/queue";
import type { StripeDoor } from "#platform/stripe";
import type { Actor } from "./actor.ts";
import type { Config } from "./config.ts";

declare const transaction: unique symbol;

/** What one process has, once: everything of a context but who acts. */
export type Parts = {
  readonly database: Database;
  readonly stripe: StripeDoor;
  readonly mail: Mailer;
  readonly queue: WakeUps;
  readonly clock: Clock;
  readonly log: Log;
  readonly config: Config;
  /** Runs the reactions to an announced fact inside the transaction that caused it; facts are typed in the domain. */
  readonly react: (tx: TxContext, fact: unknown) => Promise<void>;
};

export type Context = {
  readonly db: Db;
  readonly stripe: StripeDoor;
  readonly mail: Mailer;
  readonly queue: WakeUps;
  readonly clock: Clock;
  readonly log: Log;
  readonly config: Config;
  readonly actor: Actor;
  readonly parts: Parts;
  /** Is told of each fact that is written down, when somebody wants to know what a piece of work changed. */
  readonly note?: ((fact: WrittenFact) => void) | undefined;
};

/** What was done to what; `detail` holds amounts and other particulars. */
export type WrittenFact = {
  readonly kind: string;
  readonly id: string;
  readonly verb: string;
  readonly detail: Readonly<Record<string, unknown>>;
};

/** Inside a transaction the network is out of reach: SQLite has one writer, and it must not wait on Stripe. */
export type TxContext = Omit<Context, "stripe" | "mail" | "queue" | "parts"> & {
  readonly [transaction]: true;
  readonly react: Parts["react"];
  /** Remembered, and sent after commit; a lost wake-up costs only time, because the sweep finds what is due. */
  wake(name: QueueName): void;
};

export function contextFor(parts: Parts, actor: Actor): Context {
  const { database, stripe, mail, queue, clock, log, config } = parts;
  return { db: database.db, stripe, mail, queue, clock, log, config, actor, parts };
}

/** All that `work` writes, or nothing of it. Wake-ups go out after the commit. */
export async function inTransaction<R>(ctx: Context, work: (tx: TxContext) => Promise<R>): Promise<R> {
  const wakes = new Set<QueueName>();
  const result = await ctx.parts.database.transaction(async (db) => {
    const { clock, log, config, actor, parts, note } = ctx;
    const tx = {
      db,
      note,
      clock,
      log,
      config,
      actor,
      react: parts.react,
      wake: (name: QueueName) => wakes.add(name),
    };
    const done = await work(tx as unknown as TxContext);
    if (isFaultBuild && wakes.has("billing-updates")) await pass("before-commit");
    return done;
  });
  if (isFaultBuild && wakes.has("billing-updates")) await pass("after-commit");
  for (const name of wakes) ctx.queue.wake(name);
  return result;
}
