import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { migrateDatabase } from "#platform/db";
import { contentOf, inspect, migratedFile, ownFolder, writeMigrations } from "./database-files.ts";
import { spawnLines } from "./processes.ts";

const init = `CREATE TABLE "clients" ("id" TEXT NOT NULL PRIMARY KEY);`;

/** Writes more than SQLite keeps in memory, so that the file shows it, and then never ends. */
const endless = `
  CREATE TABLE "filling" ("bytes" BLOB);
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000)
    INSERT INTO "filling" SELECT randomblob(1000) FROM n;
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n;`;

const sizeOf = (path: string) => (existsSync(path) ? statSync(path).size : 0);

test("kill -9 in the middle of a migration leaves nothing of it, and the next start goes on", async () => {
  const folder = ownFolder();
  const path = join(folder, "books.db");
  const migrations = writeMigrations(folder, { "1_init": init, "2_endless": endless });
  const child = spawnLines(
    `await db.migrateDatabase(${JSON.stringify(path)}, ${JSON.stringify(migrations)});`,
  );
  await vi.waitUntil(() => sizeOf(`${path}-wal`) > 5_000_000, { timeout: 20_000, interval: 10 });
  await child.kill();

  expect(contentOf(path)).not.toContain("filling");
  writeMigrations(folder, { "2_endless": 'CREATE TABLE "filling" ("bytes" BLOB);' });
  expect(await migrateDatabase(path, migrations)).toEqual(["2_endless"]);
});

test("kill -9 while a migration is tried on the copy leaves the original as it was", async () => {
  const folder = ownFolder();
  const path = join(folder, "books.db");
  const migrations = writeMigrations(folder, { "1_init": init });
  await migrateDatabase(path, migrations);
  const before = contentOf(path);
  writeMigrations(folder, { "2_endless": endless });
  const child = spawnLines(
    `await db.migrateDatabase(${JSON.stringify(path)}, ${JSON.stringify(migrations)});`,
  );
  const journal = () => sizeOf(`${path}.rehearsal`) + sizeOf(`${path}.rehearsal-journal`);
  await vi.waitUntil(() => journal() > 5_000_000, { timeout: 20_000, interval: 10 });
  await child.kill();
  expect(contentOf(path)).toBe(before);
});

test("every write that was acknowledged before a kill -9 is there afterwards", async () => {
  const path = migratedFile();
  const child = spawnLines(`
    const database = await db.openDatabase(${JSON.stringify(path)});
    for (let i = 0; ; i += 1) {
      const data = { key: String(i), value: "", updatedAt: new Date(0) };
      if (i % 2) await database.db.deploymentFact.create({ data });
      else await database.transaction((tx) => tx.deploymentFact.create({ data }));
      console.log("acknowledged " + i + ".");
    }`);
  await child.says("acknowledged 50.");
  await child.kill();
  const { output } = await child.end();
  const acknowledged = [...output.matchAll(/acknowledged (\d+)\./g)].map(([, key]) => key);
  const stored = inspect(path, (connection) =>
    connection.prepare("SELECT key FROM deployment_facts").pluck().all(),
  );
  expect(acknowledged.length).toBeGreaterThan(50);
  expect(stored).toEqual(expect.arrayContaining(acknowledged));
});
