import { join } from "node:path";
import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { DatabaseIsOwned, DatabaseUnusable, lockDatabase } from "#platform/db";
import { ownFolder } from "./database-files.ts";
import { spawnLines } from "./processes.ts";

const holding = (path: string) => `
  db.lockDatabase(${JSON.stringify(path)});
  console.log("locked");
  setInterval(() => undefined, 1000);`;

test("one process owns a database file; the next is told so", async () => {
  const path = join(ownFolder(), "books.db");
  await spawnLines(holding(path)).says("locked");
  expect(() => lockDatabase(path)).toThrow(DatabaseIsOwned);
  expect(() => lockDatabase(path)).toThrow(
    `Another process owns ${path}. One process owns a database file; stop the other one first.`,
  );
});

test("a lock is free after kill -9", async () => {
  const path = join(ownFolder(), "books.db");
  const child = spawnLines(holding(path));
  await child.says("locked");
  await child.kill();
  lockDatabase(path).release();
});

test("a lock can be released and taken again, and holds within one process too", () => {
  const path = join(ownFolder(), "books.db");
  const lock = lockDatabase(path);
  expect(() => lockDatabase(path)).toThrow(DatabaseIsOwned);
  lock.release();
  lockDatabase(path).release();
});

test("databases side by side have locks of their own", () => {
  const folder = ownFolder();
  const locks = ["a.db", "b.db"].map((name) => lockDatabase(join(folder, name)));
  for (const lock of locks) lock.release();
});

test("a folder that is missing, or is a file, is named in the refusal", () => {
  const folder = ownFolder();
  writeFileSync(join(folder, "file"), "");
  for (const path of [join(folder, "nowhere", "books.db"), join(folder, "file", "books.db")]) {
    expect(() => lockDatabase(path)).toThrow(DatabaseUnusable);
    expect(() => lockDatabase(path)).toThrow(path);
  }
});
