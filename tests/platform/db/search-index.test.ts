import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listClients, updateClient } from "#domain/clients";
import { deleteInvoice, issueInvoice, listInvoices, updateInvoice } from "#domain/invoices";
import { listPayments, recordPayment } from "#domain/payments";
import { backupDatabase, migrateDatabase, openDatabase, replaceDatabase } from "#platform/db";
import { contextFor } from "#platform/context";
import { makeClient, makeDraft, makeOpenInvoice } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";
import { inspect, migratedFile, ownFolder } from "./database-files.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

/** What is searched and is not what the views say, and what the index of words has that its entries do not. */
function troubleIn(path: string): unknown[] {
  return inspect(path, (connection) => {
    // Throws when the index and its entries differ.
    connection.prepare("INSERT INTO search_words(search_words, rank) VALUES ('integrity-check', 1)").run();
    const searchable = ["clients", "invoices", "payments"].map(
      (kind) => `SELECT id, scope, words FROM searchable_${kind}`,
    );
    const all = searchable.join(" UNION ALL ");
    const entries = "SELECT subject_id, scope, words FROM search_entries";
    return [
      ...connection.prepare(`SELECT * FROM (${all}) EXCEPT ${entries}`).all(),
      ...connection.prepare(`${entries} EXCEPT SELECT * FROM (${all})`).all(),
    ];
  });
}

const invoicesFor = async (search: string, ctx = world.ctx) =>
  (await listInvoices(ctx, { search })).items.map(({ id }) => id);

describe("the index of words", () => {
  test("follows an invoice from its draft over its number to its end", async () => {
    const [zoe, bob] = [
      await makeClient(world.ctx, { name: "Zoë Works" }),
      await makeClient(world.ctx, { name: "Bob" }),
    ];
    const draft = await makeDraft(world.ctx, { clientId: zoe.id });
    expect(await invoicesFor("zoe")).toEqual([draft.id]);
    const lines = [{ description: "Work", quantity: "1", unitAmount: 100 }];
    const fields = { id: draft.id, version: draft.version, currency: "EUR", lines };
    await updateInvoice(world.ctx, { ...fields, clientId: bob.id });
    expect(await invoicesFor("zoe")).toEqual([]);
    expect(await invoicesFor("bob")).toEqual([draft.id]);
    await issueInvoice(world.ctx, { id: draft.id });
    for (const search of ["inv-0001", "INV", "0001", "1", "bob inv-00"])
      expect(await invoicesFor(search), search).toEqual([draft.id]);
    expect(await invoicesFor("nv")).toEqual([]);
    const other = await makeDraft(world.ctx, { clientId: zoe.id });
    await deleteInvoice(world.ctx, { id: other.id });
    expect(await invoicesFor("zoe")).toEqual([]);
    expect(troubleIn(world.databasePath)).toEqual([]);
  });

  test("follows a client's new name into its invoices and payments", async () => {
    const { id, clientId } = await makeOpenInvoice(world.ctx);
    await recordPayment(world.ctx, { id, amount: 100n, reference: "Überweisung 77/A" });
    await updateClient(world.ctx, { id: clientId, name: "Cobalt & Sons" });
    expect(await invoicesFor("cobalt & sons")).toEqual([id]);
    for (const search of ["cobalt", "uberweisung", "77/a", "inv-0001 cob"])
      expect((await listPayments(world.ctx, { search })).items, search).toHaveLength(1);
    expect((await listClients(world.ctx, { search: "sons" })).items).toHaveLength(1);
    expect(troubleIn(world.databasePath)).toEqual([]);
  });

  test("follows what is written past the rules", async () => {
    const { id, clientId } = await makeOpenInvoice(world.ctx);
    const { db } = world.database;
    await db.client.update({ where: { id: clientId }, data: { search: "written by hand" } });
    await db.payment.create({
      data: {
        ...{ id: randomUUID(), organizationId: world.organizationId, clientId, invoiceId: id },
        ...{ source: "offline", state: "failed", amount: 1n, currency: "EUR", createdAt: world.clock.now() },
      },
    });
    expect(await invoicesFor("hand")).toEqual([id]);
    expect((await listPayments(world.ctx, { search: "writ" })).items).toHaveLength(1);
    expect(troubleIn(world.databasePath)).toEqual([]);
  });

  test("pages what it finds without losing or repeating any, newest first", async () => {
    const client = await makeClient(world.ctx, { name: "Many" });
    const made: string[] = [];
    for (let count = 0; count < 7; count += 1) {
      made.unshift((await makeDraft(world.ctx, { clientId: client.id })).id);
      await makeDraft(world.ctx);
    }
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await listInvoices(world.ctx, { search: "many", limit: 3, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(made);
  });

  test.each([
    '"',
    "'",
    "*",
    "(",
    ")",
    "a AND",
    "NOT x",
    "scope:",
    "^q",
    "a + b",
    "{",
    "-",
    "NEAR(a b)",
    "\u0000",
  ])("takes %j as words, never as a command", async (search) => {
    await makeOpenInvoice(world.ctx);
    expect(await invoicesFor(search)).toEqual([]);
  });
});

describe("a copy of the database", () => {
  test("that is restored finds what it had, and goes on from there", async () => {
    const { id, clientId } = await makeOpenInvoice(world.ctx);
    const folder = ownFolder();
    const [copy, place] = [join(folder, "copy.db"), join(folder, "books.db")];
    await backupDatabase(world.databasePath, copy);
    await replaceDatabase(place, copy, async (incoming) => {
      expect(await migrateDatabase(incoming, "prisma/migrations")).toEqual([]);
      return [];
    });
    expect(troubleIn(place)).toEqual([]);
    const database = await openDatabase(place);
    const ctx = contextFor({ ...world.parts, database }, world.ctx.actor);
    expect(await invoicesFor("inv-0001", ctx)).toEqual([id]);
    const draft = await makeDraft(ctx, { clientId });
    expect(await invoicesFor("lovelace", ctx)).toEqual([draft.id, id]);
    await database.close();
    expect(troubleIn(place)).toEqual([]);
  });

  test("that was packed anew finds the same", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    inspect(world.databasePath, (connection) => connection.exec("VACUUM"));
    expect(await invoicesFor("inv-0001")).toEqual([id]);
    expect(troubleIn(world.databasePath)).toEqual([]);
  });
});

test("a later migration may change what is searched, because the index is no part of the books", async () => {
  const path = migratedFile();
  const folder = ownFolder();
  cpSync("prisma/migrations", join(folder, "migrations"), { recursive: true });
  mkdirSync(join(folder, "migrations", "99999999999999_words"));
  writeFileSync(
    join(folder, "migrations", "99999999999999_words", "migration.sql"),
    `INSERT INTO search_words(search_words) VALUES ('rebuild'); INSERT INTO search_words(search_words) VALUES ('optimize');`,
  );
  expect(await migrateDatabase(path, join(folder, "migrations"))).toEqual(["99999999999999_words"]);
  expect(troubleIn(path)).toEqual([]);
});
