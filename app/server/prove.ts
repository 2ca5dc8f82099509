import { proveBooks } from "#domain/proof";
import { contextFor, type Parts } from "#platform/context";
import { systemClock } from "#platform/clock";
import { openDatabase } from "#platform/db";
import { silentLog } from "#platform/log";
import { createMailer } from "#platform/mail";
import { stripeNotConfigured } from "#platform/stripe";
import { react } from "./reactions.ts";

export { proveBooks } from "#domain/proof";

/** Proves a database file that nobody is writing, such as the migrated copy or a backup. */
export async function inspectCopy(path: string): Promise<string[]> {
  const database = await openDatabase(path);
  try {
    return await proveBooks(contextFor(readingParts(database), { kind: "system" }), { documents: true });
  } finally {
    await database.close();
  }
}

function readingParts(database: Parts["database"]): Parts {
  return {
    database,
    stripe: stripeNotConfigured,
    mail: createMailer(null),
    queue: { wake: () => undefined },
    clock: systemClock,
    log: silentLog,
    config: {
      appUrl: "http://localhost",
      secrets: ["reading needs no secret"],
      seatPriceId: null,
      billingRetryCap: 0,
      noticeGrace: 0,
      noticeQuiet: 0,
      signupsOpen: false,
      rateLimitsOn: false,
      mailWebhookSecret: null,
    },
    react,
  };
}
