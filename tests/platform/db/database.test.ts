import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Database, databasePath, DatabaseUnusable, openDatabase } from "#platform/db";
import { existsSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { setImmediate } from "node:timers/promises";
import { inspect, migratedFile, ownFolder } from "./database-files.ts";

let path: string;
let database: Database;
beforeEach(async () => {
  path = migratedFile();
  database = await openDatabase(path);
});
afterEach(() => database.close());

const fact = (key: string) => ({ data: { key, value: "", updatedAt: new Date(0) } });
const keys = () =>
  inspect(path, (file) => file.prepare("SELECT key FROM deployment_facts ORDER BY key").pluck().all());

describe("an open database", () => {
  test("writes through a log and waits for the disk at every commit", async () => {
    const settings = await database.transaction(async (db) => [
      await db.$queryRaw`PRAGMA journal_mode`,
      await db.$queryRaw`PRAGMA synchronous`,
      await db.$queryRaw`PRAGMA foreign_keys`,
    ]);
    expect(settings).toEqual([[{ journal_mode: "wal" }], [{ synchronous: 2n }], [{ foreign_keys: 1n }]]);
  });

  test("is well", async () => {
    expect(await database.findTrouble()).toBeNull();
  });

  test("refuses rows that point to nothing", async () => {
    const orphan = { id: "m", organizationId: "none", userId: "none", role: "agent" as const };
    await expect(
      database.db.membership.create({ data: { ...orphan, createdAt: new Date(0) } }),
    ).rejects.toThrow(/Foreign key/);
  });

  test("takes no raw SQL that is put together from text", () => {
    const { $queryRawUnsafe, $executeRawUnsafe } = database.db as unknown as Record<
      string,
      (sql: string) => unknown
    >;
    expect(() => $queryRawUnsafe?.("SELECT 1")).toThrow();
    expect(() => $executeRawUnsafe?.("DELETE FROM users")).toThrow();
  });

  test("reads on a connection that cannot write", async () => {
    await expect(
      database.db
        .$queryRaw`INSERT INTO deployment_facts (key, value, updated_at) VALUES ('x', '', 0) RETURNING key`,
    ).rejects.toThrow(/readonly/i);
    expect(keys()).toEqual([]);
  });

  test("waits, when it is closed, for what has begun", async () => {
    const writes = Promise.all(
      Array.from({ length: 20 }, (_, index) => database.db.deploymentFact.create(fact(`${index}`))),
    );
    await database.close();
    await writes;
    expect(keys()).toHaveLength(20);
  });

  test("answers and takes nothing any more when it is closed, whatever file its clients have by then", async () => {
    await database.close();
    const other = await openDatabase(migratedFile());
    const late = database.db;
    await expect(late.deploymentFact.create(fact("late"))).rejects.toThrow("The database is closed.");
    await expect(late.deploymentFact.findMany()).rejects.toThrow("The database is closed.");
    await expect(late.$queryRaw`SELECT 1`).rejects.toThrow("The database is closed.");
    expect(() => database.transaction(async () => undefined)).toThrow("The database is closed.");
    expect(await other.db.deploymentFact.findMany()).toEqual([]);
    await other.close();
    database = await openDatabase(path);
  });

  test("answers nothing to a query that comes while it closes, and the next one opens another file", async () => {
    const closing = { isOver: false };
    const closed = database.close().finally(() => (closing.isOver = true));
    const late: Promise<unknown>[] = [];
    while (!closing.isOver) {
      late.push(
        database.db.deploymentFact.findUnique({ where: { key: "a" } }).catch((error: unknown) => error),
      );
      await Promise.resolve();
      if (late.length % 20 === 0) await setImmediate();
    }
    await Promise.all([...late, closed]);
    const other = await openDatabase(migratedFile());
    await other.db.deploymentFact.create(fact("other"));
    await other.close();
    database = await openDatabase(path);
    expect(await database.db.deploymentFact.findMany()).toEqual([]);
  });

  test("closed twice lends its clients once: two files opened after it have clients of their own", async () => {
    await Promise.all([database.close(), database.close()]);
    const [one, two] = [await openDatabase(migratedFile()), await openDatabase(migratedFile())];
    await one.db.deploymentFact.create(fact("one"));
    await two.db.deploymentFact.create(fact("two"));
    await one.close();
    expect(await two.db.deploymentFact.findMany()).toMatchObject([{ key: "two" }]);
    await two.close();
  });

  test("says of a failure nothing of the values", async () => {
    await database.db.deploymentFact.create(fact("twice"));
    const again = database.db.deploymentFact.create({ data: { ...fact("twice").data, value: "a secret" } });
    await expect(again).rejects.not.toThrow(/a secret/);
    await expect(again).rejects.toThrow(/Unique constraint/);
  });
});

describe("a transaction", () => {
  test("writes all of its work or nothing", async () => {
    const failing = database.transaction(async (db) => {
      await db.deploymentFact.create(fact("a"));
      await db.deploymentFact.create(fact("a"));
    });
    await expect(failing).rejects.toThrow(/Unique/);
    expect(keys()).toEqual([]);
  });

  test("reads what it has written itself", async () => {
    await database.transaction(async (db) => {
      await db.deploymentFact.create(fact("a"));
      expect(await db.deploymentFact.count()).toBe(1);
    });
  });

  test("runs alone: what reads and then writes never writes over another's work", async () => {
    await database.db.deploymentFact.create({ data: { ...fact("n").data, value: "0" } });
    const addOne = () =>
      database.transaction(async (db) => {
        const { value } = await db.deploymentFact.findUniqueOrThrow({ where: { key: "n" } });
        await db.deploymentFact.update({ where: { key: "n" }, data: { value: String(Number(value) + 1) } });
      });
    await Promise.all(Array.from({ length: 50 }, addOne));
    expect((await database.db.deploymentFact.findUniqueOrThrow({ where: { key: "n" } })).value).toBe("50");
  });
});

describe("after a COMMIT that failed", () => {
  /** A deferred foreign key is looked at by COMMIT, which fails and leaves SQLite inside the transaction. */
  function failAtCommit() {
    return database.transaction(async (db) => {
      await db.deploymentFact.create(fact("lost"));
      await db.$queryRaw`PRAGMA defer_foreign_keys = ON`;
      await db.$executeRaw`INSERT INTO memberships (id, organization_id, user_id, role, created_at)
        VALUES ('m', 'none', 'none', 'agent', 0)`;
    });
  }

  test("nothing of it is there, and later writes and transactions are kept", async () => {
    await expect(failAtCommit()).rejects.toThrow();
    expect(await database.findTrouble()).toBeNull();
    await database.db.deploymentFact.create(fact("plain"));
    await database.transaction((db) => db.deploymentFact.create(fact("transaction")));
    expect(keys()).toEqual(["plain", "transaction"]);
  });

  test("those who waited behind it are carried out", async () => {
    const failing = failAtCommit();
    const behind = [
      database.db.deploymentFact.create(fact("plain")),
      database.transaction((db) => db.deploymentFact.create(fact("transaction"))),
    ];
    await expect(failing).rejects.toThrow();
    await Promise.all(behind);
    expect(keys()).toEqual(["plain", "transaction"]);
  });
});

test("a disk that is full refuses writes, lets reads go on, and is forgotten when there is room again", async () => {
  const limit = (pages: number) =>
    database.transaction((db) => db.$queryRawUnsafe(`PRAGMA max_page_count = ${pages}`));
  const big = (key: string) => ({ data: { ...fact(key).data, value: "x".repeat(100_000) } });
  await limit(1);
  await expect(database.db.deploymentFact.create(big("a"))).rejects.toThrow(/full/i);
  await expect(database.transaction((db) => db.deploymentFact.create(big("b")))).rejects.toThrow(/full/i);
  expect(await database.db.deploymentFact.count()).toBe(0);
  await limit(1_000_000);
  await database.db.deploymentFact.create(big("c"));
  expect(keys()).toEqual(["c"]);
});

describe("DATABASE_URL", () => {
  test("counts from the working directory, and its folder is made", () => {
    const folder = ownFolder();
    const url = `file:${relative(process.cwd(), folder)}/deep/er/books.db`;
    expect(databasePath(url)).toBe(join(folder, "deep", "er", "books.db"));
    expect(existsSync(join(folder, "deep", "er"))).toBe(true);
  });

  test("that leads through a file is refused with the path", () => {
    const folder = ownFolder();
    writeFileSync(join(folder, "file"), "");
    expect(() => databasePath(`file:${folder}/file/data/books.db`)).toThrow(DatabaseUnusable);
  });
});
