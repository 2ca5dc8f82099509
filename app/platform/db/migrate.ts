import { rmSync } from "node:fs";
import Database from "better-sqlite3";
import { applyMigrations } from "./apply-migrations.ts";
import { compareCensus, takeCensus } from "./census.ts";
import { asUnusable } from "./unusable.ts";
import { findPending, MigrationRefused, readMigrations, type Migration } from "./migrations.ts";

export { MigrationRefused } from "./migrations.ts";

/** Looks at the migrated copy and names what is wrong with it; an empty list lets the migration go on. */
export type CopyInspection = (copyPath: string) => Promise<readonly string[]>;

/**
 * Brings the database file to this version and answers the names of what was applied. A database that holds anything is
 * migrated as a copy first; if that fails, or changes row counts, money sums or what `inspect` looks at, the original
 * stays untouched and MigrationRefused says why; DatabaseUnusable says that there is no database to migrate. The caller
 * holds the lock.
 */
export async function migrateDatabase(
  path: string,
  folder: string,
  inspect: CopyInspection = async () => [],
): Promise<string[]> {
  const migrations = readMigrations(folder);
  try {
    return await migrateFile(path, migrations, inspect);
  } catch (error) {
    throw asUnusable(path, error);
  }
}

async function migrateFile(path: string, migrations: readonly Migration[], inspect: CopyInspection) {
  const connection = new Database(path);
  try {
    connection.pragma("journal_mode = WAL");
    connection.pragma("synchronous = FULL");
    const isNew = !connection.prepare("SELECT 1 FROM sqlite_master LIMIT 1").get();
    const pending = findPending(connection, migrations);
    if (pending.length === 0) return [];
    if (!isNew) await rehearse(connection, pending, inspect);
    applyMigrations(connection, pending);
    return pending.map((migration) => migration.name);
  } finally {
    connection.close();
  }
}

async function rehearse(original: Database.Database, pending: readonly Migration[], inspect: CopyInspection) {
  const copyPath = `${original.name}.rehearsal`;
  removeDatabase(copyPath);
  original.prepare("VACUUM INTO ?").run(copyPath);
  try {
    const copy = new Database(copyPath);
    try {
      const before = takeCensus(copy);
      applyMigrations(copy, pending);
      refuse(compareCensus(before, takeCensus(copy)));
      if (copy.pragma("integrity_check", { simple: true }) !== "ok") refuse(["the migrated copy is damaged"]);
    } finally {
      copy.close();
    }
    refuse(await inspect(copyPath));
  } finally {
    removeDatabase(copyPath);
  }
}

function refuse(differences: readonly string[]) {
  if (differences.length > 0) {
    throw new MigrationRefused(
      `The migration would change the books, so nothing was changed: ${differences.join("; ")}.`,
    );
  }
}

function removeDatabase(path: string) {
  for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(path + suffix, { force: true });
}
