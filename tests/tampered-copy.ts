import { copyFileSync } from "node:fs";
import SqliteFile from "better-sqlite3";
import { type Database, openDatabase } from "#platform/db";

/** Copies the database file, writes to the copy behind its triggers, and lets `work` read what became of it. */
export async function onTamperedCopy<R>(
  { path, tampering }: { path: string; tampering: string },
  work: (database: Database) => Promise<R>,
): Promise<R> {
  const honest = new SqliteFile(path);
  honest.pragma("wal_checkpoint(TRUNCATE)");
  honest.close();
  const copy = `${path}.tampered`;
  copyFileSync(path, copy);
  const raw = new SqliteFile(copy);
  raw.pragma("foreign_keys = OFF");
  const triggers = raw.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'trigger'");
  for (const { name } of triggers.all()) raw.exec(`DROP TRIGGER "${name}"`);
  raw.exec(tampering);
  raw.close();
  const database = await openDatabase(copy);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
