import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWorld, type World } from "../world.ts";
import { type Api, apiOf, refusalOf, unknownIds } from "./client.ts";

let world: World;
let api: Api;
let clientId: string;
let invoiceId: string;
let lineId: string;
beforeEach(async () => {
  world = await createWorld();
  api = await apiOf(world);
  ({ id: clientId } = await api.clients.create.mutate({ name: "Acme", email: "ada@acme.test" }));
  const lines = [{ description: "Work", quantity: "2", unitAmount: 500 }];
  ({ id: invoiceId } = await api.invoices.create.mutate({ clientId, currency: "EUR", lines }));
  const issued = await api.invoices.issue.mutate({ id: invoiceId });
  lineId = String(issued.lines[0]?.id);
});
afterEach(() => world.close());

describe("creditNotes", () => {
  test("are created, issued, read, listed, and deleted as long as they are drafts", async () => {
    const draft = await api.creditNotes.create.mutate({
      invoiceId,
      lines: [{ lineId, quantity: "1" }],
      reason: "Half of it",
    });
    expect(draft).toMatchObject({ number: null, status: "draft", total: 500 });
    const { id } = draft;
    const issued = await api.creditNotes.issue.mutate({ id, remainder: "credit" });
    expect(issued).toMatchObject({ number: "CN-0001", status: "issued", total: 500, amountRefunded: 0 });
    expect(await api.creditNotes.get.query({ id })).toMatchObject({ id, status: "issued" });
    expect((await api.creditNotes.list.query({ clientId })).items).toMatchObject([{ id, total: 500 }]);
    expect(await api.invoices.get.query({ id: invoiceId })).toMatchObject({
      amountCredited: 500,
      amountDue: 500,
    });
    expect(await refusalOf(api.creditNotes.delete.mutate({ id }))).toMatchObject({ code: "CONFLICT" });
    expect(await refusalOf(api.creditNotes.issue.mutate({ id, remainder: "credit" }))).toMatchObject({
      code: "CONFLICT",
      message: "This credit note is issued already.",
    });
    const { id: other } = await api.creditNotes.create.mutate({ invoiceId, lines: [{ lineId, amount: 1 }] });
    expect(await api.creditNotes.delete.mutate({ id: other })).toEqual({ id: other });
  });

  test("with too much are in conflict, with nonsense are bad requests", async () => {
    const create = (lines: unknown, over: object = {}) =>
      refusalOf(api.creditNotes.create.mutate({ invoiceId, lines, ...over } as never));
    expect(await create([{ lineId, amount: 1001 }])).toMatchObject({
      code: "CONFLICT",
      fields: [{ path: "lines.0.amount", message: "At most €10.00 is left of this line." }],
    });
    for (const lines of [[], "all", [{}], [{ lineId, quantity: 1 }], [{ lineId, amount: "1" }], undefined])
      expect((await create(lines)).code).toBe("BAD_REQUEST");
    expect((await create([{ lineId }], { reason: "x".repeat(501) })).code).toBe("BAD_REQUEST");
    const { id } = await api.creditNotes.create.mutate({ invoiceId, lines: [{ lineId }] });
    expect(await refusalOf(api.creditNotes.issue.mutate({ id, remainder: "gift" } as never))).toMatchObject({
      code: "BAD_REQUEST",
      fields: [{ path: "remainder" }],
    });
  });

  test.each(unknownIds)("%j is nobody's", async (id) => {
    expect((await refusalOf(api.creditNotes.get.query({ id }))).code).toMatch(/NOT_FOUND|BAD_REQUEST/);
  });

  test("are for admins, and of their organization alone", async () => {
    const { id } = await api.creditNotes.create.mutate({ invoiceId, lines: [{ lineId }] });
    const agent = await apiOf(world, await world.as("agent"));
    expect((await refusalOf(agent.creditNotes.get.query({ id }))).code).toBe("FORBIDDEN");
    expect((await refusalOf(agent.credits.get.query({ clientId }))).code).toBe("FORBIDDEN");
    const foreign = await apiOf(world, await world.foreigner());
    expect((await refusalOf(foreign.creditNotes.get.query({ id }))).code).toBe("NOT_FOUND");
    expect((await refusalOf(foreign.creditNotes.issue.mutate({ id, remainder: "credit" }))).code).toBe(
      "NOT_FOUND",
    );
  });
});

describe("credits and statements", () => {
  test("credit is shown, used, taken back and paid out", async () => {
    await api.invoices.recordPayment.mutate({ id: invoiceId, amount: 1500 });
    expect(await api.credits.get.query({ clientId })).toEqual({ items: [{ currency: "EUR", amount: 500 }] });
    const lines = [{ description: "More", quantity: "1", unitAmount: 300 }];
    const other = await api.invoices.create.mutate({ clientId, currency: "EUR", lines });
    await api.invoices.issue.mutate({ id: other.id });
    const application = await api.credits.applyToInvoice.mutate({ invoiceId: other.id });
    expect(application).toMatchObject({ amount: 300, reversedAt: null });
    expect(await api.credits.undo.mutate({ applicationId: application.id })).toMatchObject({
      reversedAt: expect.any(String) as string,
    });
    const payout = await api.credits.payOut.mutate({ clientId, currency: "eur", amount: 200 });
    expect(payout).toMatchObject({ amount: 200, currency: "EUR", paidOn: "2026-03-02" });
    expect(
      await refusalOf(api.credits.payOut.mutate({ clientId, currency: "EUR", amount: 301 })),
    ).toMatchObject({ code: "CONFLICT", message: "The client has only €3.00 of credit left." });
    await api.credits.undoPayOut.mutate({ payoutId: payout.id });
    expect(await api.credits.get.query({ clientId })).toEqual({ items: [{ currency: "EUR", amount: 500 }] });
  });

  test("a statement has its rows in minor units", async () => {
    const period = { from: "2026-03-01", to: "2026-03-31", currency: "EUR" };
    expect(await api.statements.get.query({ clientId, ...period })).toMatchObject({
      opening: 0,
      closing: 1000,
      rows: [{ on: "2026-03-02", kind: "invoice_issued", debit: 1000, credit: 0, balance: 1000 }],
    });
    expect(await refusalOf(api.statements.get.query({ clientId, ...period, to: "never" }))).toMatchObject({
      code: "BAD_REQUEST",
      fields: [{ path: "to" }],
    });
  });
});
