import { existsSync, renameSync, rmSync } from "node:fs";
import Database from "better-sqlite3";
import { DomainError } from "#lib/errors";

export class BackupRefused extends DomainError {
  constructor(message: string) {
    super("conflict", message);
  }
}

/** A consistent copy of a database that may be in use. The file appears whole or not at all, and replaces none. */
export async function backupDatabase(path: string, target: string): Promise<void> {
  if (existsSync(target))
    throw new BackupRefused(`${target} exists already. Choose another name or remove it first.`);
  const partial = `${target}.partial`;
  rmSync(partial, { force: true });
  const connection = new Database(path, { readonly: true });
  try {
    // The backup interface copies a few pages at a time, so that the server goes on answering. Within one read
    // transaction all of them are of one moment; without it, every write meanwhile would start the copy anew.
    connection.exec("BEGIN");
    connection.prepare("SELECT 1 FROM sqlite_master LIMIT 1").get();
    await connection.backup(partial);
  } finally {
    connection.close();
  }
  const copy = new Database(partial);
  // One file, without a journal beside it.
  copy.pragma("journal_mode = DELETE");
  copy.close();
  renameSync(partial, target);
}
