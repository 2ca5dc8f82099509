import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from "node:fs";
import Database from "better-sqlite3";
import { BackupRefused } from "./backup.ts";

/**
 * Puts a copy of `source` in the place of the database at `path` and answers where the old one is kept, or null when
 * there was none. `inspect` may bring the copy up to date and names what is wrong with it; then nothing changes and
 * BackupRefused says what. At every moment there is a whole database at `path`. The caller holds the lock.
 */
export async function replaceDatabase(
  path: string,
  source: string,
  inspect: (copyPath: string) => Promise<readonly string[]>,
): Promise<string | null> {
  const incoming = `${path}.incoming`;
  removeFiles(incoming);
  copyFileSync(source, incoming);
  try {
    assertSound(incoming, source);
    const differences = await inspect(incoming);
    if (differences.length > 0) {
      throw new BackupRefused(`${source} does not prove, so nothing was changed: ${differences.join(" ")}`);
    }
    settleJournal(incoming);
    const kept = existsSync(path) ? `${path}.before-restore-${Date.now()}` : null;
    if (kept) keep(path, kept);
    renameSync(incoming, path);
    return kept;
  } finally {
    removeFiles(incoming);
  }
}

function assertSound(path: string, source: string) {
  try {
    const connection = new Database(path);
    const verdict: unknown = connection.pragma("integrity_check", { simple: true });
    const hasBooks = connection.prepare("SELECT 1 FROM sqlite_master WHERE name = 'ledger_entries'").get();
    connection.close();
    if (verdict === "ok" && hasBooks) return;
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
  }
  throw new BackupRefused(`${source} is not a sound Steadybill database, so nothing was changed.`);
}

/** Gives the old file a second name, so that putting the new one in its place is a single step. */
function keep(path: string, kept: string) {
  try {
    settleJournal(path);
  } catch (error) {
    // A database that is damaged is what one restores over.
    if (!(error instanceof Database.SqliteError)) throw error;
  }
  linkSync(path, kept);
  for (const suffix of ["-wal", "-shm"]) {
    if (existsSync(path + suffix)) renameSync(path + suffix, kept + suffix);
  }
}

/** Brings everything into the one file, so that it can be renamed. */
function settleJournal(path: string) {
  const connection = new Database(path);
  connection.pragma("journal_mode = DELETE");
  connection.close();
}

function removeFiles(path: string) {
  for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(path + suffix, { force: true });
}
