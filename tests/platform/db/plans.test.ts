import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listActivity } from "#domain/activity";
import { listClients } from "#domain/clients";
import { listEmails } from "#domain/delivery";
import { listStripeEvents } from "#domain/inbox";
import { listInvoices, type listInvoicesInput } from "#domain/invoices";
import { listEntries } from "#domain/ledger";
import { summarizeMoney } from "#domain/overview";
import { listPayments } from "#domain/payments";
import { listPayouts } from "#domain/reconciliation";
import { listAttempts } from "#domain/seats";
import type { z } from "zod";
import { makeOpenInvoice } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";

/** Tables that grow for as long as a desk is in use. */
const growing = [
  ...["invoices", "invoice_lines", "payments", "refunds", "clients", "credit_notes", "search_entries"],
  ...["activity", "emails", "links", "invoice_views", "stripe_events", "billing_attempts"],
  ...["ledger_entries", "ledger_postings", "balance_transactions", "payouts"],
];

const prepared = new Set<string>();

const { prepare } = Database.prototype;
let world: World;
let clientId: string;
let invoiceId: string;

beforeAll(async () => {
  Database.prototype.prepare = function (this: Database.Database, sql: string) {
    prepared.add(sql);
    return prepare.call(this, sql);
  } as typeof prepare;
  world = await createWorld();
  ({ clientId, id: invoiceId } = await makeOpenInvoice(world.ctx));
});
afterAll(async () => {
  Database.prototype.prepare = prepare;
  await world.close();
});

/** The plans of all statements that reading the first and the second page prepares. */
async function plansOf(read: (cursor: string | null) => Promise<unknown>, cursor: string | null) {
  // A connection prepares each text once, so one that was asked before stays in the set.
  const known = new Set(prepared);
  await read(null);
  if (cursor !== null) await read(cursor);
  const fresh = [...prepared].filter(
    (sql) => !known.has(sql) && /^\s*SELECT/i.test(sql) && !asksForNothing(sql),
  );
  return fresh.flatMap(planOf);
}

/** How Prisma writes a list of no ids. */
function asksForNothing(sql: string): boolean {
  return sql.includes("1=0");
}

function planOf(sql: string): { sql: string; step: string }[] {
  const connection = new Database(world.databasePath, { readonly: true });
  try {
    const statement = prepare.call(connection, `EXPLAIN QUERY PLAN ${sql}`);
    const places = (sql.match(/\?/g) ?? []).length;
    const rows = statement.all(Array.from({ length: places }, () => null)) as { detail: string }[];
    return rows.map(({ detail }) => ({ sql, step: detail }));
  } finally {
    connection.close();
  }
}

/** The table that a step reads from end to end; one that walks an index in the wanted order stops at the limit. */
function readsWhole({ sql, step }: { sql: string; step: string }): boolean {
  const [, table, way = ""] = /^SCAN (?:main\.)?(\w+)(.*)$/.exec(step) ?? [];
  if (table === undefined || way.includes("VIRTUAL TABLE")) return false;
  const stopsEarly = way.includes("USING") && /ORDER BY[^]*LIMIT/.test(sql);
  return growing.includes(table) && !stopsEarly;
}

function offencesIn(plans: readonly { sql: string; step: string }[], { maySort }: { maySort: boolean }) {
  return plans.filter(
    (plan) => readsWhole(plan) || (!maySort && /TEMP B-TREE FOR (?!GROUP)/.test(plan.step)),
  );
}

type InvoiceQuery = z.input<typeof listInvoicesInput>;

const sorts = ["createdAt", "number", "dueOn", "total"].flatMap((sort) => [sort, `-${sort}`]);
const narrowings: [name: string, query: () => InvoiceQuery][] = [
  ["all", () => ({})],
  ["open ones", () => ({ status: "open" })],
  ["paid ones", () => ({ paymentStatus: "paid" })],
  ["a client's", () => ({ clientId })],
  ["a client's open ones", () => ({ clientId, status: "open" })],
];

function cursorFor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString("base64url");
}

describe("the list of invoices reads no table from end to end and sorts nothing itself:", () => {
  const cases = narrowings.flatMap(([name, query]) => sorts.map((sort) => [name, sort, query] as const));
  test.each(cases)("%s by %s", async (_, sort, query) => {
    const read = (cursor: string | null) =>
      listInvoices(world.ctx, { ...query(), sort: sort as NonNullable<InvoiceQuery["sort"]>, cursor });
    const plans = await plansOf(read, cursorFor([sort.endsWith("dueOn") ? "2026-01-01" : 1, "0"]));
    expect(offencesIn(plans, { maySort: false })).toEqual([]);
    // The second page begins where the first one ended instead of counting up to it.
    const second = plans.filter(
      ({ sql, step }) => sql.includes("(?, ?)") && step.startsWith("SEARCH invoices"),
    );
    expect(second.map(({ step }) => /[<>]\??\(?\?/.test(step))).toEqual([true]);
  });
});

test("a search asks the index of words, and the newest first come out of it in order", async () => {
  for (const [read, cursor] of [
    [(cursor: string | null) => listInvoices(world.ctx, { search: "lovelace 0001", cursor }), [1, "0"]],
    [
      (cursor: string | null) => listInvoices(world.ctx, { search: "ada", clientId, status: "open", cursor }),
      [1, "0"],
    ],
    [(cursor: string | null) => listPayments(world.ctx, { search: "lovelace", cursor }), [1]],
  ] as const) {
    const plans = await plansOf(read, cursorFor(cursor));
    expect(plans.some(({ step }) => step.includes("search_words VIRTUAL TABLE"))).toBe(true);
    expect(offencesIn(plans, { maySort: false })).toEqual([]);
  }
});

describe("what is owed and late comes in the order of due dates out of its index:", () => {
  const queries: [name: string, query: InvoiceQuery][] = [
    ["overdue", { overdue: true }],
    ["of an age", { age: "31-60" }],
    ["of the greatest age, the other way round", { age: "over-90", sort: "-dueOn" }],
  ];
  test.each(queries)("%s", async (_, query) => {
    const read = (cursor: string | null) => listInvoices(world.ctx, { ...query, cursor });
    const plans = await plansOf(read, cursorFor(["2026-01-01", "0"]));
    expect(plans.some(({ step }) => step.includes("invoices_owed_by_due_date"))).toBe(true);
    expect(offencesIn(plans, { maySort: false })).toEqual([]);
  });
});

test("what is narrowed and sorted by something else is found first, and only that is sorted", async () => {
  for (const read of [
    () => listInvoices(world.ctx, { age: "61-90", sort: "total" }),
    () => listInvoices(world.ctx, { overdue: true, sort: "number" }),
  ]) {
    const plans = await plansOf(read, null);
    expect(plans.some(({ step }) => /invoices_owed_by_due_date .*</.test(step))).toBe(true);
    expect(offencesIn(plans, { maySort: true })).toEqual([]);
  }
});

test("what is searched and sorted by something else is found first, and only that is sorted", async () => {
  for (const read of [
    () => listInvoices(world.ctx, { search: "lovelace", sort: "-total" }),
    () => listClients(world.ctx, { search: "lovelace" }),
  ]) {
    const plans = await plansOf(read, null);
    expect(plans.some(({ step }) => step.includes("search_words VIRTUAL TABLE"))).toBe(true);
    expect(offencesIn(plans, { maySort: true })).toEqual([]);
  }
});

type Listing = (cursor: string | null) => Promise<unknown>;
const listings: [name: string, read: Listing, cursor: readonly (string | number)[] | null][] = [
  ["payments", (cursor) => listPayments(world.ctx, { cursor }), ["0"]],
  ["payments by state", (cursor) => listPayments(world.ctx, { state: "succeeded", cursor }), ["0"]],
  ["payments of a client", (cursor) => listPayments(world.ctx, { clientId, cursor }), ["0"]],
  ["payments of an invoice", (cursor) => listPayments(world.ctx, { invoiceId, cursor }), ["0"]],
  ["clients by name", (cursor) => listClients(world.ctx, { sort: "-name", cursor }), null],
  ["clients by creation", (cursor) => listClients(world.ctx, { sort: "createdAt", cursor }), null],
  ["activity", (cursor) => listActivity(world.ctx, { cursor }), ["0"]],
  [
    "activity of one thing",
    (cursor) => listActivity(world.ctx, { subjectKind: "invoice", subjectId: invoiceId, cursor }),
    ["0"],
  ],
  ["activity among kinds", (cursor) => listActivity(world.ctx, { among: ["invoice"], cursor }), ["0"]],
  ["e-mails", (cursor) => listEmails(world.ctx, { cursor }), ["0"]],
  ["e-mails by state", (cursor) => listEmails(world.ctx, { state: "failed", cursor }), ["0"]],
  ["events", (cursor) => listStripeEvents(world.ctx, { cursor }), [1, "0"]],
  ["events by state", (cursor) => listStripeEvents(world.ctx, { state: "parked", cursor }), [1, "0"]],
  ["entries", (cursor) => listEntries(world.ctx, { cursor }), [1]],
  ["entries of an invoice", (cursor) => listEntries(world.ctx, { invoiceId, cursor }), [1]],
  ["attempts", (cursor) => listAttempts(world.ctx, { cursor }), [1]],
  ["failed attempts", (cursor) => listAttempts(world.ctx, { outcome: "failed", cursor }), [1]],
  ["payouts", () => listPayouts(world.ctx), null],
];

describe("a page is read in the order of an index:", () => {
  test.each(listings)("%s", async (_, read, cursor) => {
    const plans = await plansOf(read, cursor && cursorFor(cursor));
    expect(plans.length).toBeGreaterThan(0);
    expect(offencesIn(plans, { maySort: false })).toEqual([]);
  });
});

test("what is owed by age is one statement over the index of what is owed", async () => {
  const plans = await plansOf(() => summarizeMoney(world.ctx, { monthCount: 6 }), null);
  expect(offencesIn(plans, { maySort: false })).toEqual([]);
});
