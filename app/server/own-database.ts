import { join } from "node:path";
import { type Database, databasePath, lockDatabase, migrateDatabase, openDatabase } from "#platform/db";
import type { Log } from "#platform/log";
import { findProjectRoot } from "./project-root.ts";
import { inspectCopy } from "./prove.ts";

export type OwnedDatabase = { readonly database: Database; close(): Promise<void> };

/** Takes the database's lock, brings it to this version and opens it. Throws DatabaseIsOwned or MigrationRefused. */
export async function ownDatabase(url: string, log: Log): Promise<OwnedDatabase> {
  const path = databasePath(url);
  const lock = lockDatabase(path);
  try {
    const applied = await migrateDatabase(path, join(findProjectRoot(), "prisma", "migrations"), inspectCopy);
    if (applied.length > 0) log.info("migrations applied", { migrations: applied });
    const database = await openDatabase(path);
    return {
      database,
      close: async () => {
        await database.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
