import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { openDatabase, OutOfReachInTransaction, type Database } from "#platform/db";
import { PrismaClient } from "../../../app/platform/db/generated/client.ts";

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "steadybill-isolation-"));
  path = join(folder, "test.db");
  copyFileSync(inject("templateDatabase"), path);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const fact = (key: string) => ({ data: { key, value: "x", updatedAt: new Date(0) } });

test("without the gate, an acknowledged write vanishes with another request's rollback", async () => {
  const client = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: `file:${path}` }) });
  const entered = deferred<void>();
  const leave = deferred<void>();

  const failing = client.$transaction(async (tx) => {
    await tx.deploymentFact.create(fact("a"));
    entered.resolve();
    await leave.promise;
    throw new Error("rolled back");
  });
  await entered.promise;
  const acknowledged = await client.deploymentFact.create(fact("b"));
  leave.resolve();

  await expect(failing).rejects.toThrow("rolled back");
  expect(acknowledged.key).toBe("b");
  expect(await client.deploymentFact.findMany()).toEqual([]);
  await client.$disconnect();
});

describe("with the gate", () => {
  let database: Database;
  beforeEach(async () => {
    database = await openDatabase(path);
  });
  afterEach(() => database.close());

  test("an acknowledged write survives another request's rollback", async () => {
    const entered = deferred<void>();
    const leave = deferred<void>();
    const failing = database.transaction(async (db) => {
      await db.deploymentFact.create(fact("a"));
      entered.resolve();
      await leave.promise;
      throw new Error("rolled back");
    });
    await entered.promise;
    const acknowledged = database.db.deploymentFact.create(fact("b"));
    leave.resolve();

    await expect(failing).rejects.toThrow("rolled back");
    expect((await acknowledged).key).toBe("b");
    expect(await database.db.deploymentFact.findMany({ select: { key: true } })).toEqual([{ key: "b" }]);
  });

  test("a read beside an open transaction does not see what is not committed", async () => {
    await database.transaction(async (db) => {
      await db.deploymentFact.create(fact("a"));
      const beside = await new Promise((resolve, reject) => {
        readOutside().then(resolve, reject);
      });
      expect(beside).toBe(0);
    });
    expect(await database.db.deploymentFact.count()).toBe(1);
  });

  test("two hundred mixed operations leave exactly what was acknowledged", async () => {
    const works = Array.from({ length: 200 }, (_, index) => mixedOperation(index));
    const results = await Promise.allSettled(works);
    const acknowledged = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    const rows = await database.db.deploymentFact.findMany({ select: { key: true } });
    expect(acknowledged.length).toBeGreaterThan(100);
    expect(rows.map((row) => row.key).sort()).toEqual(acknowledged.sort());
  });

  test("the plain client inside a transaction fails at once instead of waiting for itself", async () => {
    await expect(database.transaction(() => database.db.deploymentFact.create(fact("a")))).rejects.toThrow(
      OutOfReachInTransaction,
    );
    await expect(database.transaction(() => database.db.deploymentFact.count())).rejects.toThrow(
      OutOfReachInTransaction,
    );
    await expect(database.transaction(() => database.transaction(async () => 1))).rejects.toThrow(
      OutOfReachInTransaction,
    );
  });

  test("instants are stored as integer milliseconds", async () => {
    await database.db.deploymentFact.create({
      data: { key: "k", value: "", updatedAt: new Date(1234567890123) },
    });
    const rows = await database.db.$queryRaw<{ kind: string; ms: bigint }[]>`
      SELECT typeof(updated_at) AS kind, updated_at + 0 AS ms FROM deployment_facts`;
    expect(rows[0]).toMatchObject({ kind: "integer" });
    expect(Number(rows[0]?.ms)).toBe(1234567890123);
    expect((await database.db.deploymentFact.findFirstOrThrow()).updatedAt).toEqual(new Date(1234567890123));
  });

  function mixedOperation(index: number): Promise<string> {
    const key = `k${index}`;
    if (index % 3 === 0) return database.db.deploymentFact.create(fact(key)).then(() => key);
    return database.transaction(async (db) => {
      await db.deploymentFact.create(fact(key));
      if (index % 6 === 1) throw new Error("rolled back");
      return key;
    });
  }

  /** Reads on a connection of its own, as another request would, outside this transaction's async context. */
  async function readOutside(): Promise<number> {
    const other = await openDatabase(path);
    try {
      return await outside(() => other.db.deploymentFact.count());
    } finally {
      await other.close();
    }
  }
});

/** Runs work as if another request had started it. */
const outside = (() => {
  const queue: (() => void)[] = [];
  const timer = () => queue.splice(0).forEach((work) => work());
  const interval = setInterval(timer, 1);
  interval.unref();
  return <R>(work: () => Promise<R>) =>
    new Promise<R>((resolve, reject) => {
      queue.push(() => void work().then(resolve, reject));
    });
})();

function deferred<T>() {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((r) => (resolve = r));
  return { promise, resolve };
}
