import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { issueInvoice, listInvoices, proveInvoices, voidInvoice } from "#domain/invoices";
import { confirmNumberSeries, listNumberSeries, updateNumberSeries } from "#domain/organizations";
import { makeClient, makeDraft, makeOpenInvoice } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
let clientId: string;
beforeEach(async () => {
  // The organization is in Vienna, where the year begins an hour before it does in UTC.
  world = await createWorld({ now: "2026-12-31T22:00:00Z" });
  clientId = (await makeClient(world.ctx, { netDays: 90 })).id;
});
afterEach(() => world.close());

const yearly = (over: Partial<Parameters<typeof updateNumberSeries>[1]> = {}) =>
  updateNumberSeries(world.ctx, {
    kind: "invoice",
    pattern: "{year}/{number:3}",
    resetsYearly: true,
    ...over,
  });
const issue = async () => (await makeOpenInvoice(world.ctx, { clientId })).number;
const series = async () => (await listNumberSeries(world.ctx)).find(({ kind }) => kind === "invoice");
const proof = () => proveInvoices(world.systemCtx, { documents: false });

describe("a series that begins anew each year", () => {
  test("begins at 1 with the first document of the year in the organization's zone", async () => {
    await yearly();
    expect([await issue(), await issue()]).toEqual(["2026/001", "2026/002"]);
    world.clock.set("2026-12-31T22:59:59Z");
    expect(await issue()).toBe("2026/003");
    world.clock.set("2026-12-31T23:00:00Z");
    expect(await series()).toMatchObject({ lastNumber: 0, next: "2027/001", isUsed: false });
    expect([await issue(), await issue()]).toEqual(["2027/001", "2027/002"]);
    expect(await proof()).toEqual([]);
  });

  test("gives fifty that are issued at once over the turn of the year numbers without gaps in both years", async () => {
    await yearly();
    const drafts = [];
    for (let count = 0; count < 50; count += 1) drafts.push(await makeDraft(world.ctx, { clientId }));
    let done = 0;
    const numbers = await Promise.all(
      drafts.map(async ({ id }) => {
        const { number } = await issueInvoice(world.ctx, { id });
        done += 1;
        if (done === 20) world.clock.set("2026-12-31T23:30:00Z");
        return String(number);
      }),
    );
    const of = (year: string) => numbers.filter((number) => number.startsWith(year)).sort();
    expect(new Set(numbers).size).toBe(50);
    for (const year of ["2026", "2027"])
      expect(of(year)).toEqual(of(year).map((_, index) => `${year}/${String(index + 1).padStart(3, "0")}`));
    expect(of("2026").length).toBeGreaterThanOrEqual(20);
    expect(of("2027").length).toBeGreaterThan(0);
    expect(await proof()).toEqual([]);
  });

  test("keeps the old year while the clock stands before the last document's day", async () => {
    await yearly();
    world.clock.set("2027-01-01T09:00:00Z");
    expect(await issue()).toBe("2027/001");
    world.clock.set("2026-12-31T09:00:00Z");
    expect(await issue()).toBe("2027/002");
    expect(await proof()).toEqual([]);
  });

  test("goes on after the last number issued elsewhere, asked for in each year before its first document", async () => {
    await yearly({ lastNumber: 41 });
    expect(await issue()).toBe("2026/042");
    await expect(yearly({ lastNumber: 50 })).rejects.toThrow("cannot be set any more");
    world.clock.set("2027-01-05T09:00:00Z");
    await yearly({ lastNumber: 7 });
    expect([await issue(), await issue()]).toEqual(["2027/008", "2027/009"]);
    await expect(yearly({ lastNumber: 20 })).rejects.toThrow("cannot be set any more");
    expect(await proof()).toEqual([]);
  });

  test("forgets what was issued elsewhere in a year that went by without a document", async () => {
    await yearly({ lastNumber: 41 });
    world.clock.set("2027-01-05T09:00:00Z");
    expect(await issue()).toBe("2027/001");
    expect(await proof()).toEqual([]);
  });

  test("needs the year in its pattern", async () => {
    for (const over of [{ pattern: "INV-{number:4}" }, { pattern: "26-{number:4}" }])
      await expect(yearly(over)).rejects.toMatchObject({ kind: "invalid", fields: [{ path: "pattern" }] });
    await yearly();
    await expect(
      updateNumberSeries(world.ctx, { kind: "invoice", pattern: "R-{number:4}" }),
    ).rejects.toMatchObject({ fields: [{ path: "pattern" }] });
    expect(await series()).toMatchObject({ pattern: "{year}/{number:3}", resetsYearly: true });
  });

  test("can begin with documents there, and goes on in the year of the last one", async () => {
    await updateNumberSeries(world.ctx, { kind: "invoice", pattern: "{year}/{number:3}" });
    expect([await issue(), await issue()]).toEqual(["2026/001", "2026/002"]);
    await yearly();
    expect(await issue()).toBe("2026/003");
    world.clock.set("2027-01-05T09:00:00Z");
    await yearly({ pattern: "R{year}-{number:2}" });
    expect(await issue()).toBe("R2027-01");
    expect(await proof()).toEqual([]);
  });

  test("stays so once a document was issued, because its numbers would repeat", async () => {
    await yearly();
    await yearly({ resetsYearly: false });
    await yearly();
    await issue();
    await expect(yearly({ resetsYearly: false })).rejects.toMatchObject({ kind: "conflict" });
    expect(await series()).toMatchObject({ isBoundToYears: true });
  });

  test("is confirmed after a restore with the last number of the year that it is", async () => {
    await yearly();
    await issue();
    world.clock.set("2027-02-01T09:00:00Z");
    await world.database.db.numberSeries.updateMany({ data: { needsConfirmation: true } });
    await expect(issue()).rejects.toThrow("Confirm the last number");
    await confirmNumberSeries(world.ctx, { kind: "invoice", lastNumber: 4 });
    expect(await issue()).toBe("2027/005");
    expect(await proof()).toEqual([]);
  });

  test("sorts by year before number", async () => {
    await yearly();
    await issue();
    await issue();
    world.clock.set("2027-01-05T09:00:00Z");
    await issue();
    const numbers = async (sort: "number" | "-number") =>
      (await listInvoices(world.ctx, { sort })).items.map(({ number }) => number);
    expect(await numbers("number")).toEqual(["2026/001", "2026/002", "2027/001"]);
    const { items, nextCursor } = await listInvoices(world.ctx, { sort: "-number", limit: 1 });
    expect(items.map(({ number }) => number)).toEqual(["2027/001"]);
    const next = await listInvoices(world.ctx, { sort: "-number", limit: 2, cursor: nextCursor });
    expect(next.items.map(({ number }) => number)).toEqual(["2026/002", "2026/001"]);
  });

  test("numbers credit notes of its own in each year", async () => {
    await updateNumberSeries(world.ctx, {
      kind: "credit_note",
      pattern: "CN{year}-{number:2}",
      resetsYearly: true,
    });
    const cancel = async () => {
      const { id } = await makeOpenInvoice(world.ctx, { clientId });
      await world.database.db.invoice.update({ where: { id }, data: { deliveryState: "sent" } });
      const { creditNotes } = await voidInvoice(world.ctx, { id });
      return creditNotes.map(({ number }) => number);
    };
    expect([await cancel(), await cancel()]).toEqual([["CN2026-01"], ["CN2026-02"]]);
    world.clock.set("2027-01-05T09:00:00Z");
    expect(await cancel()).toEqual(["CN2027-01"]);
  });
});

describe("the proof finds in a series that begins anew each year", () => {
  async function damage(change: () => Promise<unknown>) {
    await yearly();
    await issue();
    world.clock.set("2027-01-05T09:00:00Z");
    await issue();
    await issue();
    await world.database.db.$executeRaw`DROP TRIGGER "invoices_issued_figures_stay"`;
    await change();
    return proof();
  }
  const place = (number: string, data: object) =>
    world.database.db.invoice.updateMany({ where: { number }, data });

  test("a missing first number of a year", async () => {
    const differences = await damage(async () => {
      await place("2027/002", { numberIndex: 3 });
      await place("2027/001", { numberIndex: 2 });
    });
    expect(differences).toContain("Numbers are missing before 2027/001, the first of 2027.");
  });

  test("a gap within a year", async () => {
    expect(await damage(() => place("2027/002", { numberIndex: 3 }))).toContain(
      "Numbers are missing between 2027/001 and 2027/002.",
    );
  });

  test("a document that counts in another year than it is dated in", async () => {
    expect(await damage(() => place("2027/001", { issuedOn: "2026-12-31" }))).toContain(
      "2027/001 has place 1 in 2027, but is dated 2026-12-31.",
    );
  });

  test("a series that stands elsewhere than its last document", async () => {
    const differences = await damage(() =>
      world.database.db.numberSeries.updateMany({ where: { kind: "invoice" }, data: { lastNumber: 9 } }),
    );
    expect(differences).toEqual([
      "The series {year}/{number:3} ends at 9, but its last document has place 2.",
    ]);
  });
});
