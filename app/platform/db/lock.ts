import Database from "better-sqlite3";
import { asUnusable } from "./unusable.ts";

/** Another process owns the database. */
export class DatabaseIsOwned extends Error {
  constructor(path: string) {
    super(`Another process owns ${path}. One process owns a database file; stop the other one first.`);
    this.name = "DatabaseIsOwned";
  }
}

export type DatabaseLock = { release(): void };

/**
 * Takes ownership of a database file, until released or until the process ends in whatever way: the kernel frees the
 * lock at kill -9. Throws DatabaseIsOwned when a process has it, DatabaseUnusable when no file can be made there.
 */
export function lockDatabase(path: string): DatabaseLock {
  const connection = openLockFile(path);
  try {
    connection.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    connection.close();
    if (error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY"))
      throw new DatabaseIsOwned(path);
    throw asUnusable(path, error);
  }
  return { release: () => connection.close() };
}

function openLockFile(path: string) {
  try {
    return new Database(`${path}.lock`, { timeout: 0 });
  } catch (error) {
    throw asUnusable(path, error);
  }
}
