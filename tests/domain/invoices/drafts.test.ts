import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listActivity } from "#domain/activity";
import { archiveTaxRate } from "#domain/catalog";
import {
  createInvoice,
  deleteInvoice,
  duplicateInvoice,
  getInvoice,
  issueInvoice,
  updateInvoice,
  voidInvoice,
} from "#domain/invoices";
import { makeClient, makeDraft, makeOpenInvoice, makeTaxRate } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
let clientId: string;
beforeEach(async () => {
  world = await createWorld({ now: "2026-03-02T09:00:00Z" });
  clientId = (await makeClient(world.ctx)).id;
});
afterEach(() => world.close());

const line = { description: "Work", quantity: "1", unitAmount: 1000 };
const good = () => ({ clientId, currency: "EUR", lines: [line] });

describe("a new draft", () => {
  test("stores every figure of its lines, taxes and rates", async () => {
    const vat = await makeTaxRate(world.ctx);
    const city = await makeTaxRate(world.ctx, { name: "City", percent: "2.5" });
    const draft = await createInvoice(world.ctx, {
      clientId,
      currency: "usd",
      discount: { amount: 500 },
      notes: "Thank you\r\nvery much",
      lines: [
        { description: "Hours", quantity: "1.50", unitAmount: 1999, taxRateIds: [vat.id, city.id] },
        { description: "Calls", quantity: "80000", unitAmountDecimal: "0.0125", discount: { percent: "10" } },
      ],
    });
    expect(draft).toMatchObject({
      status: "draft",
      version: 1,
      currency: "USD",
      subtotal: 3999n,
      discountTotal: 600n,
      notes: "Thank you\nvery much",
      discount: { amount: 500n },
      client: { id: clientId, name: "Ada Lovelace Ltd" },
      seller: null,
      buyer: null,
      isOverdue: false,
    });
    const [hours, calls] = draft.lines;
    expect(hours).toMatchObject({
      quantity: "1.5",
      unitAmount: 1999n,
      unitAmountDecimal: "1999",
      amount: 2999n,
      taxRateIds: [vat.id, city.id],
      discount: null,
    });
    expect(calls).toMatchObject({
      quantity: "80000",
      unitAmount: null,
      unitAmountDecimal: "0.0125",
      amount: 1000n,
      discountAmount: 100n,
      discount: { percent: "10" },
      taxRateIds: [],
    });
    const net = draft.lines.reduce((all, { netAmount }) => all + netAmount, 0n);
    expect(draft.total).toBe(net + draft.taxTotal);
    expect(draft.taxes.map(({ name, percent, base }) => [name, percent, base])).toEqual([
      ["VAT", "19", hours?.netAmount],
      ["City", "2.5", hours?.netAmount],
    ]);
    expect(await getInvoice(world.ctx, { id: draft.id })).toEqual(draft);
  });

  test.each([
    ["JPY", "1000", 1000n],
    ["EUR", "1000", 1000n],
    ["KWD", "1000", 1000n],
  ])("in %s takes prices in its own smallest unit", async (currency, unitAmountDecimal, total) => {
    const lines = [{ description: "Thing", quantity: "1", unitAmountDecimal }];
    expect((await createInvoice(world.ctx, { clientId, currency, lines })).total).toBe(total);
  });

  test("is written down", async () => {
    const { id } = await createInvoice(world.ctx, good());
    const { items } = await listActivity(world.ctx, { subjectKind: "invoice", subjectId: id });
    expect(items).toMatchObject([{ verb: "created", after: { clientId, currency: "EUR", total: "1000" } }]);
  });
});

describe("editing a draft", () => {
  test("replaces it whole: client, currency, lines and terms", async () => {
    const draft = await makeDraft(world.ctx, {
      clientId,
      discount: { percent: "5" },
      notes: "Old",
      netDays: 3,
    });
    const other = await makeClient(world.ctx, { name: "Other" });
    const changed = await updateInvoice(world.ctx, {
      id: draft.id,
      version: 1,
      clientId: other.id,
      currency: "JPY",
      lines: [line, { ...line, quantity: "2" }],
      dueOn: "2026-05-01",
    });
    expect(changed).toMatchObject({
      version: 2,
      client: { name: "Other" },
      currency: "JPY",
      total: 3000n,
      discount: null,
      notes: "",
      netDays: null,
      dueOn: "2026-05-01",
    });
    expect(changed.lines.length).toBe(2);
  });

  test("of two admins on one draft the second is told, and nothing of the second's is kept", async () => {
    const draft = await makeDraft(world.ctx, { clientId });
    const edit = (notes: string) => updateInvoice(world.ctx, { id: draft.id, version: 1, ...good(), notes });
    const results = await Promise.allSettled([edit("first"), edit("second")]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    await expect(edit("third")).rejects.toMatchObject({
      kind: "conflict",
      message: "Somebody changed this invoice meanwhile. Load it again and repeat your change.",
    });
    expect(await getInvoice(world.ctx, { id: draft.id })).toMatchObject({ notes: "first", version: 2 });
  });

  test("a refused edit leaves the draft as it was", async () => {
    const draft = await makeDraft(world.ctx, { clientId });
    const edit = updateInvoice(world.ctx, {
      id: draft.id,
      version: 1,
      ...good(),
      lines: [line, { ...line, quantity: "x" }],
    });
    await expect(edit).rejects.toMatchObject({ fields: [{ path: "lines.1.quantity" }] });
    expect(await getInvoice(world.ctx, { id: draft.id })).toEqual(draft);
  });

  test("a line keeps a rate that was archived meanwhile; no other draft can take it", async () => {
    const rate = await makeTaxRate(world.ctx);
    const lines = [{ ...line, taxRateIds: [rate.id] }];
    const draft = await makeDraft(world.ctx, { clientId, lines });
    await archiveTaxRate(world.ctx, { id: rate.id });
    const edit = { id: draft.id, version: 1, ...good(), lines: [...lines, ...lines] };
    expect((await updateInvoice(world.ctx, edit)).taxTotal).toBe(380n);
    await expect(makeDraft(world.ctx, { clientId, lines })).rejects.toMatchObject({
      fields: [{ path: "lines.0.taxRateIds", message: "The tax rate VAT is archived. Choose another one." }],
    });
    expect((await issueInvoice(world.ctx, { id: draft.id })).total).toBe(2380n);
  });

  test("a due date that has passed meanwhile may stay until the draft is issued", async () => {
    const draft = await makeDraft(world.ctx, { clientId, dueOn: "2026-03-03" });
    world.clock.set("2026-03-10T12:00:00Z");
    const edit = { id: draft.id, ...good() };
    await updateInvoice(world.ctx, { ...edit, version: 1, dueOn: "2026-03-03", notes: "typo" });
    await expect(updateInvoice(world.ctx, { ...edit, version: 2, dueOn: "2026-03-04" })).rejects.toThrow(
      "2026-03-10 or later",
    );
  });

  test("another organization's draft answers as an unknown one", async () => {
    const draft = await makeDraft(world.ctx, { clientId });
    const foreigner = await world.foreigner();
    for (const work of [
      () => updateInvoice(foreigner, { id: draft.id, version: 1, ...good() }),
      () => deleteInvoice(foreigner, { id: draft.id }),
      () => duplicateInvoice(foreigner, { id: draft.id }),
      () => issueInvoice(foreigner, { id: draft.id }),
    ])
      await expect(work()).rejects.toMatchObject({ kind: "not-found", message: "There is no such invoice." });
  });
});

describe("deleting", () => {
  test("takes the draft with its lines and taxes away", async () => {
    const rate = await makeTaxRate(world.ctx);
    const draft = await makeDraft(world.ctx, { clientId, lines: [{ ...line, taxRateIds: [rate.id] }] });
    expect(await deleteInvoice(world.ctx, { id: draft.id })).toMatchObject({ id: draft.id });
    await expect(getInvoice(world.ctx, { id: draft.id })).rejects.toMatchObject({ kind: "not-found" });
    const { db } = world.database;
    expect([
      await db.invoiceLine.count(),
      await db.invoiceTax.count(),
      await db.invoiceLineTax.count(),
    ]).toEqual([0, 0, 0]);
  });

  test("an issued invoice is refused", async () => {
    const { id } = await makeOpenInvoice(world.ctx, { clientId });
    await expect(deleteInvoice(world.ctx, { id })).rejects.toMatchObject({ kind: "conflict" });
  });
});

describe("duplicating", () => {
  test("makes a draft with the same lines and terms, also of a void invoice", async () => {
    const rate = await makeTaxRate(world.ctx);
    const original = await makeOpenInvoice(world.ctx, {
      clientId,
      netDays: 5,
      notes: "Monthly",
      discount: { percent: "3" },
      lines: [
        { ...line, taxRateIds: [rate.id], discount: { amount: 100 } },
        { description: "Calls", quantity: "3.5", unitAmountDecimal: "0.5" },
      ],
    });
    await voidInvoice(world.ctx, { id: original.id });
    const copy = await duplicateInvoice(world.ctx, { id: original.id });
    expect(copy).toMatchObject({
      status: "draft",
      number: null,
      issuedOn: null,
      dueOn: null,
      netDays: 5,
      notes: "Monthly",
      total: original.total,
      taxTotal: original.taxTotal,
    });
    const shapeOf = ({ id: _, ...rest }: (typeof copy.lines)[number]) => rest;
    expect(copy.lines.map(shapeOf)).toEqual(original.lines.map(shapeOf));
    expect((await issueInvoice(world.ctx, { id: copy.id })).number).toBe("INV-0002");
  });
});
