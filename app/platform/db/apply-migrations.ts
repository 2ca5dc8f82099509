import { randomUUID } from "node:crypto";
import type BetterSqlite3 from "better-sqlite3";
import { isFaultBuild } from "#lib/fault-build";
import { passOrDie } from "#platform/faults";
import { ensureMigrationTable, MigrationRefused, type Migration } from "./migrations.ts";

/** Applies each migration in one transaction of its own, or none of it. */
export function applyMigrations(connection: BetterSqlite3.Database, pending: readonly Migration[]): void {
  ensureMigrationTable(connection);
  for (const migration of pending) applyMigration(connection, migration);
}

function applyMigration(connection: BetterSqlite3.Database, migration: Migration) {
  // SQLite ignores this inside a transaction, and a table rebuild would take child rows with it through cascades.
  connection.pragma("foreign_keys = OFF");
  try {
    connection.transaction(() => {
      runScript(connection, migration);
      const broken = connection.pragma("foreign_key_check") as unknown[];
      if (broken.length > 0) throw new Error(`${broken.length} rows would point to nothing.`);
      const now = Date.now();
      connection
        .prepare(
          `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
           VALUES (?, ?, ?, ?, ?, 1)`,
        )
        .run(randomUUID(), migration.checksum, now, migration.name, now);
    })();
  } catch (error) {
    throw new MigrationRefused(
      `Migration ${migration.name} failed and was undone: ${(error as Error).message}`,
    );
  } finally {
    connection.pragma("foreign_keys = ON");
  }
}

function runScript(connection: BetterSqlite3.Database, { sql }: Migration) {
  connection.exec(sql);
  if (isFaultBuild) passOrDie("during-migration");
}
