import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { DatabaseUnusable, migrateDatabase, MigrationRefused } from "#platform/db";
import { contentOf, inspect, ownFolder, writeMigrations } from "./database-files.ts";

const first = `
  CREATE TABLE "clients" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL);
  CREATE TABLE "invoices" ("id" TEXT NOT NULL PRIMARY KEY,
    "client_id" TEXT NOT NULL REFERENCES "clients" ("id") ON DELETE CASCADE, "total" BIGINT NOT NULL);`;

/** A database that has the first migration and some rows in it. */
async function populated() {
  const folder = ownFolder();
  const path = join(folder, "books.db");
  const migrations = writeMigrations(folder, { "1_init": first });
  await migrateDatabase(path, migrations);
  inspect(path, (connection) =>
    connection.exec(`
      INSERT INTO clients VALUES ('c1', 'Acme'), ('c2', 'Bolt');
      INSERT INTO invoices VALUES ('i1', 'c1', 1000), ('i2', 'c1', 250), ('i3', 'c2', 9007199254740993);`),
  );
  return { folder, path, add: (sql: Record<string, string>) => writeMigrations(folder, sql), migrations };
}

const namesOf = (path: string) =>
  inspect(path, (connection) =>
    connection
      .prepare("SELECT migration_name FROM _prisma_migrations ORDER BY started_at, rowid")
      .pluck()
      .all(),
  );

describe("a new database", () => {
  test("gets every migration in the order of its name", async () => {
    const folder = ownFolder();
    const migrations = writeMigrations(folder, {
      "20260102_second": "ALTER TABLE clients ADD COLUMN email TEXT;",
      "20260101_first": first,
    });
    const path = join(folder, "books.db");
    expect(await migrateDatabase(path, migrations)).toEqual(["20260101_first", "20260102_second"]);
    expect(namesOf(path)).toEqual(["20260101_first", "20260102_second"]);
    expect(await migrateDatabase(path, migrations)).toEqual([]);
  });

  test("that fails midway keeps what was whole and none of what was not", async () => {
    const folder = ownFolder();
    const migrations = writeMigrations(folder, {
      "1_init": first,
      "2_bad": "CREATE TABLE half (a); SELECT nothing;",
    });
    const path = join(folder, "books.db");
    await expect(migrateDatabase(path, migrations)).rejects.toThrow(
      /^Migration 2_bad failed and was undone: /,
    );
    expect(namesOf(path)).toEqual(["1_init"]);
    expect(contentOf(path)).not.toContain("half");
  });

  test("has the bookkeeping that Prisma's own commands read", async () => {
    const { path, migrations } = await populated();
    const [row] = inspect(path, (connection) => connection.prepare("SELECT * FROM _prisma_migrations").all());
    const bytes = readFileSync(join(migrations, "1_init", "migration.sql"));
    expect(row).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      checksum: createHash("sha256").update(bytes).digest("hex"),
      migration_name: "1_init",
      started_at: expect.any(Number) as number,
      finished_at: expect.any(Number) as number,
      applied_steps_count: 1,
      logs: null,
      rolled_back_at: null,
    });
  });
});

describe("a database with rows in it", () => {
  test("gets what is pending and keeps its rows", async () => {
    const { path, add } = await populated();
    const migrations = add({ "2_email": "ALTER TABLE clients ADD COLUMN email TEXT NOT NULL DEFAULT '';" });
    expect(await migrateDatabase(path, migrations)).toEqual(["2_email"]);
    expect(
      inspect(path, (connection) => connection.prepare("SELECT count(*) FROM invoices").pluck().get()),
    ).toBe(3);
  });

  test("may have a table rebuilt without losing the rows that point to it", async () => {
    const { path, add } = await populated();
    const migrations = add({
      "2_rebuild": `
        PRAGMA foreign_keys=OFF;
        CREATE TABLE "new_clients" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, "key" TEXT);
        INSERT INTO "new_clients" ("id", "name") SELECT "id", "name" FROM "clients";
        DROP TABLE "clients";
        ALTER TABLE "new_clients" RENAME TO "clients";
        PRAGMA foreign_keys=ON;`,
    });
    await migrateDatabase(path, migrations);
    expect(
      inspect(path, (connection) => connection.prepare("SELECT count(*) FROM invoices").pluck().get()),
    ).toBe(3);
  });

  const harmful: readonly [what: string, sql: string, why: RegExp][] = [
    [
      "fails",
      "CREATE TABLE half (a); INSERT INTO nowhere VALUES (1);",
      /2_x failed and was undone: .*nowhere/,
    ],
    ["is not SQL", "CREATE TABEL half (a);", /2_x failed and was undone/],
    ["loses a row", "DELETE FROM invoices WHERE id = 'i2';", /invoices was 3 and would be 2/],
    ["adds a row", "INSERT INTO clients VALUES ('c9', 'Nine');", /clients was 2 and would be 3/],
    [
      "changes a sum of money by one",
      "UPDATE invoices SET total = total + 1 WHERE id = 'i3';",
      /invoices\.total was/,
    ],
    ["drops a table with rows", "DROP TABLE invoices;", /invoices was 3 and would be gone/],
    ["drops a column of money", "ALTER TABLE invoices DROP COLUMN total;", /invoices\.total was .* gone/],
    [
      "leaves rows that point to nothing",
      "UPDATE invoices SET client_id = 'c9';",
      /3 rows would point to nothing/,
    ],
    [
      "ends the transaction it runs in",
      "CREATE TABLE half (a); COMMIT; CREATE TABLE b (a);",
      /2_x failed and was undone/,
    ],
  ];
  test.each(harmful)("refuses a migration that %s, and stays as it was", async (_, sql, why) => {
    const { folder, path, add } = await populated();
    const before = contentOf(path);
    const migrations = add({ "2_x": sql });
    const refusal: unknown = await migrateDatabase(path, migrations).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(MigrationRefused);
    expect((refusal as Error).message).toMatch(why);
    expect(contentOf(path)).toBe(before);
    expect(readdirSync(folder).filter((name) => name.includes("rehearsal"))).toEqual([]);
  });

  test("refuses a migration whose result somebody else objects to", async () => {
    const { path, add } = await populated();
    const before = contentOf(path);
    const migrations = add({ "2_email": "ALTER TABLE clients ADD COLUMN email TEXT;" });
    const seen: string[] = [];
    const migrating = migrateDatabase(path, migrations, async (copy) => {
      seen.push(contentOf(copy));
      return ["The books do not prove."];
    });
    await expect(migrating).rejects.toThrow("so nothing was changed: The books do not prove.");
    expect(seen[0]).toContain("email");
    expect(contentOf(path)).toBe(before);
  });

  test("is tried as a whole: a good migration before a bad one is not applied either", async () => {
    const { path, add } = await populated();
    const before = contentOf(path);
    const migrations = add({ "2_good": "CREATE TABLE good (a);", "3_bad": "DELETE FROM invoices;" });
    await expect(migrateDatabase(path, migrations)).rejects.toThrow(MigrationRefused);
    expect(contentOf(path)).toBe(before);
  });

  test("is not confused by what an interrupted try has left", async () => {
    const { path, add } = await populated();
    writeFileSync(`${path}.rehearsal`, "half a file");
    const migrations = add({ "2_email": "ALTER TABLE clients ADD COLUMN email TEXT;" });
    expect(await migrateDatabase(path, migrations)).toEqual(["2_email"]);
    expect(existsSync(`${path}.rehearsal`)).toBe(false);
  });
});

describe("the server refuses", () => {
  test("a migration that was changed after it was applied", async () => {
    const { path, add } = await populated();
    const migrations = add({ "1_init": `${first} -- harmless` });
    await expect(migrateDatabase(path, migrations)).rejects.toThrow(
      "Migration 1_init is not the one that was applied (its text changed).",
    );
  });

  test("a database that a newer version has migrated", async () => {
    const { path, add } = await populated();
    await migrateDatabase(path, add({ "2_newer": "CREATE TABLE newer (a);" }));
    const older = writeMigrations(ownFolder(), { "1_init": first });
    await expect(migrateDatabase(path, older)).rejects.toThrow(
      "The database has migration 2_newer, which this version does not know.",
    );
  });

  test("a database in which a migration was left half applied", async () => {
    const { path, migrations } = await populated();
    inspect(path, (connection) => connection.exec("UPDATE _prisma_migrations SET finished_at = NULL"));
    await expect(migrateDatabase(path, migrations)).rejects.toThrow(
      "Migration 1_init was left half applied.",
    );
  });

  test("to start without its migrations", async () => {
    const folder = ownFolder();
    await expect(migrateDatabase(join(folder, "books.db"), join(folder, "nothing"))).rejects.toThrow(
      /is missing/,
    );
  });

  test("a file that is no database, with a sentence", async () => {
    const folder = ownFolder();
    const path = join(folder, "books.db");
    writeFileSync(
      path,
      "This is a letter to a friend, and it is long enough to be no database at all.".repeat(50),
    );
    const migrations = writeMigrations(folder, { "1_init": first });
    await expect(migrateDatabase(path, migrations)).rejects.toThrow(DatabaseUnusable);
  });

  test("a migration that Prisma itself rolled back counts as never applied", async () => {
    const { path, add } = await populated();
    inspect(path, (connection) =>
      connection.exec(`INSERT INTO _prisma_migrations (id, checksum, migration_name, rolled_back_at)
        VALUES ('x', 'y', '2_tried', 1)`),
    );
    expect(await migrateDatabase(path, add({ "2_tried": "CREATE TABLE tried (a);" }))).toEqual(["2_tried"]);
  });
});
