import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { backupDatabase, BackupRefused, openDatabase, replaceDatabase } from "#platform/db";
import { contentOf, inspect, migratedFile, ownFolder } from "./database-files.ts";

const fact = (key: string) => ({ data: { key, value: "x".repeat(2000), updatedAt: new Date(0) } });
const countFacts = (path: string) =>
  inspect(path, (file) => file.prepare("SELECT count(*) FROM deployment_facts").pluck().get());
const noObjection = async () => [];

describe("a backup", () => {
  test("holds what is still in the write-ahead log, in one file that stands alone", async () => {
    const path = migratedFile();
    const database = await openDatabase(path);
    await database.db.deploymentFact.create(fact("a"));
    const target = join(dirname(path), "copy.db");
    await backupDatabase(path, target);
    await database.close();
    expect(countFacts(target)).toBe(1);
    expect(readdirSync(dirname(path)).filter((name) => name.startsWith("copy"))).toEqual(["copy.db"]);
  });

  test("is of one moment and comes to an end while the server goes on writing", async () => {
    const path = migratedFile();
    const database = await openDatabase(path);
    for (let row = 0; row < 500; row += 1) await database.db.deploymentFact.create(fact(`before-${row}`));
    const target = join(dirname(path), "copy.db");
    let isDone = false;
    const backup = backupDatabase(path, target).finally(() => (isDone = true));
    let written = 0;
    // Each transaction writes two rows, so a copy with an odd number would be torn.
    for (; !isDone; written += 1) {
      await database.transaction(async (db) => {
        await db.deploymentFact.create(fact(`during-a-${written}`));
        await db.deploymentFact.create(fact(`during-b-${written}`));
      });
      // As between two requests; SQLite answers so fast that nothing else would get its turn.
      await setImmediate();
    }
    await backup;
    await database.close();
    expect(Number(countFacts(target)) % 2).toBe(0);
    expect(Number(countFacts(target))).toBeGreaterThanOrEqual(500);
    expect(inspect(target, (file) => file.pragma("integrity_check", { simple: true }))).toBe("ok");
  });

  test("replaces no file, and is not confused by half of an earlier one", async () => {
    const path = migratedFile();
    const target = join(dirname(path), "copy.db");
    writeFileSync(`${target}.partial`, "half a file");
    await backupDatabase(path, target);
    expect(existsSync(`${target}.partial`)).toBe(false);
    await expect(backupDatabase(path, target)).rejects.toThrow(BackupRefused);
  });
});

describe("a replacement", () => {
  function twoFiles() {
    const path = migratedFile();
    const source = migratedFile(ownFolder());
    const insert = (file: string, key: string) =>
      inspect(file, (connection) => connection.exec(`INSERT INTO deployment_facts VALUES ('${key}', '', 0)`));
    insert(path, "old");
    insert(source, "new");
    return { path, source };
  }

  test("puts the copy in place and keeps the old file whole", async () => {
    const { path, source } = twoFiles();
    const [before, after] = [contentOf(path), contentOf(source)];
    const kept = await replaceDatabase(path, source, noObjection);
    expect(contentOf(path)).toBe(after);
    expect(contentOf(kept ?? "")).toBe(before);
    expect(contentOf(source)).toBe(after);
  });

  test("may bring the copy up to date first", async () => {
    const { path, source } = twoFiles();
    await replaceDatabase(path, source, async (copy) => {
      inspect(copy, (file) => file.exec("INSERT INTO deployment_facts VALUES ('later', '', 0)"));
      return [];
    });
    expect(countFacts(path)).toBe(2);
    expect(countFacts(source)).toBe(1);
  });

  test("answers null where there was no database", async () => {
    const { source } = twoFiles();
    const path = join(ownFolder(), "books.db");
    expect(await replaceDatabase(path, source, noObjection)).toBeNull();
    expect(countFacts(path)).toBe(1);
  });

  test("takes the place of a database that is damaged", async () => {
    const { path, source } = twoFiles();
    const rubbish = Buffer.alloc(8192, "rubbish");
    writeFileSync(path, rubbish);
    const kept = await replaceDatabase(path, source, noObjection);
    expect(countFacts(path)).toBe(1);
    expect(readFileSync(kept ?? "")).toEqual(rubbish);
  });

  test.each([
    ["no database", (file: string) => writeFileSync(file, "a letter".repeat(1000))],
    ["a database of something else", (file: string) => emptied(file)],
    ["cut short", (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 40_000))],
  ])("refuses a file that is %s, and changes nothing", async (_, spoil) => {
    const { path, source } = twoFiles();
    spoil(source);
    const before = contentOf(path);
    await expect(replaceDatabase(path, source, noObjection)).rejects.toThrow(
      /is not a sound Steadybill database/,
    );
    expect(contentOf(path)).toBe(before);
    expect(readdirSync(dirname(path)).filter((name) => /incoming|before/.test(name))).toEqual([]);
  });

  test("refuses a file that somebody objects to, and changes nothing", async () => {
    const { path, source } = twoFiles();
    const before = contentOf(path);
    await expect(replaceDatabase(path, source, async () => ["A cent is missing."])).rejects.toThrow(
      /does not prove, so nothing was changed: A cent is missing\./,
    );
    expect(contentOf(path)).toBe(before);
    expect(readdirSync(dirname(path)).filter((name) => /incoming|before/.test(name))).toEqual([]);
  });
});

function emptied(file: string) {
  inspect(file, (connection) => {
    connection.pragma("foreign_keys = OFF");
    connection.exec("DROP TRIGGER IF EXISTS x; ALTER TABLE ledger_entries RENAME TO others");
  });
}
