import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import { type Actor, type Config, type Context, contextFor, type Parts } from "#platform/context";
import { fixedClock } from "#platform/clock";
import { openDatabase } from "#platform/db";
import { silentLog } from "#platform/log";
import { createMailer } from "#platform/mail";
import type { QueueName } from "#platform/queue";
import { createStripeDoor } from "#platform/stripe";
import type { Role } from "#lib/statuses";
import { runEverything } from "../app/server/jobs.ts";
import { react } from "../app/server/reactions.ts";
import { startLocalMailbox } from "./mail-local/index.ts";
import { startLocalStripe } from "./stripe-local/index.ts";
import { insertOrganization, insertStaff } from "./factories.ts";

export type World = Awaited<ReturnType<typeof createWorld>>;

export type WorldOptions = {
  /** An ISO instant; the clock stands still there until it is moved. */
  now?: string;
  config?: Partial<Config>;
  /** Milliseconds that a call to Stripe may take. */
  stripeTimeout?: number;
  /** Milliseconds until Stripe says what a charge cost; `Infinity` waits for `stripe.runTimers()`. */
  balanceTransactionDelay?: number;
  /** Currencies that Stripe settles in another one. */
  conversions?: Record<string, { currency: string; rate: number }>;
};

/** A whole small deployment of one test's own: database file, clock, local Stripe, local mailbox. */
export async function createWorld(options: WorldOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), "steadybill-world-"));
  const path = join(folder, "world.db");
  copyFileSync(inject("templateDatabase"), path);
  const clock = fixedClock(options.now ?? "2026-03-02T09:00:00Z");
  const [database, stripe, mailbox] = await Promise.all([
    openDatabase(path),
    startLocalStripe({
      port: 0,
      controlPort: 0,
      now: () => clock.now(),
      balanceTransactionDelayMs: options.balanceTransactionDelay ?? 0,
      ...(options.conversions && { conversions: options.conversions }),
      autoDeliver: false,
    }),
    startLocalMailbox({ smtpPort: 0, webPort: 0 }),
  ]);
  const wakes: QueueName[] = [];
  const parts: Parts = {
    database,
    stripe: createStripeDoor({
      secretKey: "sk_test_world",
      webhookSecrets: [stripe.webhookSecret],
      apiBase: stripe.apiBase,
      timeout: options.stripeTimeout ?? 2000,
    }),
    mail: createMailer({ smtpUrl: mailbox.smtpUrl, from: "Steadybill <billing@steadybill.test>" }),
    queue: { wake: (name) => wakes.push(name) },
    clock,
    log: silentLog,
    config: { ...defaultConfig, ...options.config },
    react,
  };
  const organization = await insertOrganization(database.db, { createdAt: clock.now() });
  const owner = await insertStaff(database.db, organization.id, { role: "owner", createdAt: clock.now() });
  const systemCtx = contextFor(parts, { kind: "system" });

  return {
    parts,
    clock,
    database,
    databasePath: path,
    stripe,
    mailbox,
    /** Which queues were woken since the start, in order. */
    wakes,
    organizationId: organization.id,
    owner,
    /** The owner of a ready organization. */
    ctx: contextFor(parts, staffActor(organization.id, owner, "owner")),
    systemCtx,
    strangerCtx: contextFor(parts, { kind: "stranger" }),
    /** A new member of the organization with that role. */
    as: async (role: Role, organizationId = organization.id): Promise<Context> => {
      const user = await insertStaff(database.db, organizationId, { role, createdAt: clock.now() });
      return contextFor(parts, staffActor(organizationId, user, role));
    },
    /** The owner of another organization, to whom nothing here exists. */
    foreigner: async (): Promise<Context> => {
      const other = await insertOrganization(database.db, { name: "Other Ltd", createdAt: clock.now() });
      const user = await insertStaff(database.db, other.id, { role: "owner", createdAt: clock.now() });
      return contextFor(parts, staffActor(other.id, user, "owner"));
    },
    /** Does all due work of every queue until nothing more is due at the clock's present time. */
    settle: async (): Promise<void> => {
      for (let round = 0; round < 50; round += 1) {
        const woken = wakes.length;
        const next = await runEverything(systemCtx);
        // What one queue does may be due work of one that had its turn already.
        if (wakes.length === woken && (!next || next > clock.now())) return;
      }
      throw new Error("Due work does not come to an end.");
    },
    close: async (): Promise<void> => {
      await parts.mail.close();
      await database.close();
      await Promise.all([stripe.stop(), mailbox.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const defaultConfig: Config = {
  appUrl: "http://localhost:3000",
  secrets: ["a secret of the tests alone"],
  seatPriceId: "price_seat_local",
  billingRetryCap: 300_000,
  noticeGrace: 300_000,
  noticeQuiet: 600_000,
  signupsOpen: false,
  rateLimitsOn: true,
  mailWebhookSecret: "a-secret-of-the-mail-system",
};

function staffActor(organizationId: string, user: { id: string; name: string }, role: Role): Actor {
  return { kind: "user", userId: user.id, name: user.name, organizationId, role };
}
