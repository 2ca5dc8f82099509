import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { askAfterRestore } from "#domain/reconciliation";
import { beginAfterRestore } from "#domain/reminders";
import { contextFor, inTransaction } from "#platform/context";
import { databasePath, lockDatabase, migrateDatabase, openDatabase, replaceDatabase } from "#platform/db";
import { readEnvironment } from "#platform/env";
import { createLog } from "#platform/log";
import { invalidField } from "#lib/errors";
import { createParts } from "./parts.ts";
import { findProjectRoot } from "./project-root.ts";
import { inspectCopy } from "./prove.ts";
import type { VerbResult } from "./verbs/index.ts";

/**
 * Puts a copy in the database's place. The server must be stopped; a file that does not prove is refused and nothing
 * changes. The database that was there is kept beside it. Issuing stays closed until each series' last number is
 * confirmed, because documents issued after the copy was made have left the house; the first start asks Stripe what
 * happened since, and reminders of that time are not sent again.
 */
export async function restoreCommand(args: readonly string[]): Promise<VerbResult> {
  const [file] = args;
  if (!file) throw invalidField("file", "Say which copy to restore: npm run restore -- FILE.");
  const source = resolve(file);
  if (!existsSync(source)) throw invalidField("file", `${source} does not exist.`);
  const environment = readEnvironment(process.env);
  const path = databasePath(environment.databaseUrl);
  const lock = lockDatabase(path);
  try {
    const kept = await replaceDatabase(path, source, async (copy) => {
      await migrateDatabase(copy, join(findProjectRoot(), "prisma", "migrations"), inspectCopy);
      const differences = await inspectCopy(copy);
      // On the copy, so that the restored database is never there without it.
      if (differences.length === 0) await markRestored(copy);
      return differences;
    });
    return {
      lines: [
        `Restored ${source}.`,
        ...(kept ? [`The database that was there is kept as ${kept}.`] : []),
        "Issuing stays closed until an admin confirms the last number of each series in the settings.",
        "The first start asks Stripe what happened since the copy was made.",
      ],
      exitCode: 0,
    };
  } finally {
    lock.release();
  }
}

async function markRestored(path: string) {
  const database = await openDatabase(path);
  try {
    const log = createLog("error");
    const parts = createParts(readEnvironment(process.env), {
      database,
      queue: { wake: () => undefined },
      log,
    });
    await inTransaction(contextFor(parts, { kind: "system" }), async (tx) => {
      await tx.db.numberSeries.updateMany({ data: { needsConfirmation: true } });
      await askAfterRestore(tx);
      await beginAfterRestore(tx);
    });
  } finally {
    await database.close();
  }
}
