import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { inject, onTestFinished } from "vitest";

/** A folder of the test's own, removed with everything in it. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "steadybill-db-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A migrated, empty database file. */
export function migratedFile(folder = ownFolder()): string {
  const path = join(folder, "books.db");
  copyFileSync(inject("templateDatabase"), path);
  return path;
}

/** Lays migrations out in a folder as Prisma does. */
export function writeMigrations(folder: string, migrations: Readonly<Record<string, string>>): string {
  const target = join(folder, "migrations");
  for (const [name, sql] of Object.entries(migrations)) {
    mkdirSync(join(target, name), { recursive: true });
    writeFileSync(join(target, name, "migration.sql"), sql);
  }
  return target;
}

/** Looks into a file beside whoever else has it open. */
export function inspect<T>(path: string, work: (connection: Database.Database) => T): T {
  const connection = new Database(path);
  try {
    return work(connection);
  } finally {
    connection.close();
  }
}

/** Everything that a file holds, as text. */
export function contentOf(path: string): string {
  return inspect(path, (connection) => {
    const objects = connection.prepare("SELECT type, name, sql FROM sqlite_master ORDER BY name").all();
    const tables = connection
      .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
      .all();
    const rows = tables.map(({ name }) => connection.prepare(`SELECT * FROM "${name}"`).all());
    return JSON.stringify([objects, rows]);
  });
}
