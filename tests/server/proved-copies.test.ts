import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { backupDatabase, migrateDatabase } from "#platform/db";
import { inspectCopy } from "../../app/server/prove.ts";
import { restoreCommand } from "../../app/server/restore.ts";
import { makePaidInvoice } from "../payment-stories.ts";
import { createWorld, type World } from "../world.ts";

let world: World;
let folder: string;
beforeEach(async () => {
  world = await createWorld();
  folder = mkdtempSync(join(tmpdir(), "steadybill-copies-"));
  await makePaidInvoice(world);
});
afterEach(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A file with the books of the story, and what was done to them behind the server's back. */
const copyWith = async (name: string, sql = "") => {
  const path = join(folder, name);
  await backupDatabase(world.databasePath, path);
  const raw = new Database(path);
  raw.exec(sql);
  raw.close();
  return path;
};

const wrongStatus = "UPDATE invoices SET payment_status = 'unpaid'";

describe("a migration", () => {
  const withOneMore = (sql: string) => {
    const migrations = join(folder, "migrations");
    cpSync("prisma/migrations", migrations, { recursive: true });
    const next = join(migrations, "99990101000000_next");
    mkdirSync(next);
    writeFileSync(join(next, "migration.sql"), sql);
    return migrations;
  };

  test("that leaves the books as they are goes through the proof", async () => {
    const path = await copyWith("books.db");
    const migrations = withOneMore(
      'ALTER TABLE "organizations" ADD COLUMN "motto" TEXT NOT NULL DEFAULT \'\';',
    );
    expect(await migrateDatabase(path, migrations, inspectCopy)).toEqual(["99990101000000_next"]);
    expect(await inspectCopy(path)).toEqual([]);
  });

  test("whose result does not prove is refused, though rows and sums are the same, and changes nothing", async () => {
    const path = await copyWith("books.db");
    await expect(migrateDatabase(path, withOneMore(`${wrongStatus};`), inspectCopy)).rejects.toThrow(
      /nothing was changed: .*INV-0001/,
    );
    const raw = new Database(path);
    expect(raw.prepare("SELECT DISTINCT payment_status FROM invoices").pluck().all()).toEqual(["paid"]);
    raw.close();
  });

  test("of books that do not prove before it is refused too", async () => {
    const path = await copyWith("books.db", wrongStatus);
    const migrations = withOneMore(
      'ALTER TABLE "organizations" ADD COLUMN "motto" TEXT NOT NULL DEFAULT \'\';',
    );
    await expect(migrateDatabase(path, migrations, inspectCopy)).rejects.toThrow("INV-0001");
  });
});

describe("a restore", () => {
  const restore = (source: string) => {
    vi.stubEnv("DATABASE_URL", `file:${join(folder, "server.db")}`);
    vi.stubEnv("SESSION_SECRET", "a secret of this test that is long enough to be one");
    vi.stubEnv("APP_URL", "http://localhost:3000");
    onTestFinished(() => void vi.unstubAllEnvs());
    return restoreCommand([source]);
  };

  test("of a copy that proves puts it in place", async () => {
    const source = await copyWith("backup.db");
    expect(await restore(source)).toMatchObject({ exitCode: 0 });
    expect(await inspectCopy(join(folder, "server.db"))).toEqual([]);
  });

  test("of a copy that does not prove is refused, and what was there stays", async () => {
    await restore(await copyWith("good.db"));
    const before = readFileSync(join(folder, "server.db"));
    await expect(restore(await copyWith("bad.db", wrongStatus))).rejects.toThrow(/does not prove.*INV-0001/);
    expect(readFileSync(join(folder, "server.db")).equals(before)).toBe(true);
  });
});
