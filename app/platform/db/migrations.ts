import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type BetterSqlite3 from "better-sqlite3";

export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

type AppliedRow = { migration_name: string; checksum: string; finished_at: number | null };

/** The database cannot be brought to this version; its file is as it was. */
export class MigrationRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = "MigrationRefused";
  }
}

/** The migrations of a folder in the order of their names, as Prisma lays them out. */
export function readMigrations(folder: string): Migration[] {
  if (!existsSync(folder)) throw new MigrationRefused(`The migrations folder ${folder} is missing.`);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const bytes = readFileSync(join(folder, name, "migration.sql"));
      return {
        name,
        sql: bytes.toString("utf8"),
        checksum: createHash("sha256").update(bytes).digest("hex"),
      };
    });
}

/** The table that Prisma keeps, so that `prisma migrate deploy` and `status` agree with what was applied here. */
export function ensureMigrationTable(connection: BetterSqlite3.Database): void {
  connection.exec(`CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL,
    "logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`);
}

/** What is still to be applied. Refuses a database that another version, or half a migration, has touched. */
export function findPending(
  connection: BetterSqlite3.Database,
  migrations: readonly Migration[],
): Migration[] {
  const hasTable = connection
    .prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'")
    .get();
  const applied = hasTable
    ? connection
        .prepare<[], AppliedRow>(
          "SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL",
        )
        .all()
    : [];
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of applied) {
    const migration = known.get(row.migration_name);
    if (!row.finished_at)
      throw new MigrationRefused(`Migration ${row.migration_name} was left half applied.`);
    if (!migration) {
      throw new MigrationRefused(
        `The database has migration ${row.migration_name}, which this version does not know.`,
      );
    }
    if (migration.checksum !== row.checksum) {
      throw new MigrationRefused(
        `Migration ${row.migration_name} is not the one that was applied (its text changed).`,
      );
    }
  }
  const names = new Set(applied.map((row) => row.migration_name));
  return migrations.filter((migration) => !names.has(migration.name));
}
