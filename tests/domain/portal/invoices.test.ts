import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { markUncollectible, voidInvoice } from "#domain/invoices";
import { recordPayment } from "#domain/payments";
import { listPortalInvoices, portalOwed } from "#domain/portal";
import { days } from "#lib/duration";
import { makeClient, makeOpenInvoice } from "../../billing-factories.ts";
import { goThroughCheckout, hearEvents } from "../../payment-stories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
let clientId: string;
beforeEach(async () => {
  world = await createWorld({ balanceTransactionDelay: Infinity });
  clientId = (await makeClient(world.ctx)).id;
});
afterEach(() => world.close());

const list = async (page = 1) => listPortalInvoices(world.ctx, { clientId, page });
const numbers = async () => (await list()).items.map(({ number }) => number);
const open = (over: Parameters<typeof makeOpenInvoice>[1] = {}) =>
  makeOpenInvoice(world.ctx, { clientId, ...over });

describe("what a client sees of its invoices", () => {
  test("is what is to pay first, the soonest due on top, then the rest, the newest on top", async () => {
    const paid = await open();
    await recordPayment(world.ctx, { id: paid.id, amount: 10000 });
    world.clock.advance(days(1));
    const older = await open();
    await recordPayment(world.ctx, { id: older.id, amount: 10000 });
    const late = await open({ netDays: 30 });
    const soon = await open({ netDays: 3 });
    expect(await numbers()).toEqual([soon, late, older, paid].map(({ number }) => number));
  });

  test("says what is overdue by the organization's day, and nothing that is paid or on its way", async () => {
    const { id } = await open({ netDays: 3 });
    world.clock.advance(days(4));
    expect((await list()).items).toMatchObject([{ isOverdue: true, isProcessing: false }]);
    await goThroughCheckout(world, { invoiceId: id, outcome: "processing" });
    await hearEvents(world);
    expect((await list()).items).toMatchObject([{ isOverdue: false, isProcessing: true }]);
  });

  test("owes what was given up as before, and nothing of what is void", async () => {
    const { id } = await open({ netDays: 3 });
    const other = await open();
    await voidInvoice(world.ctx, { id: other.id });
    world.clock.advance(days(4));
    await markUncollectible(world.ctx, { id });
    const { items } = await list();
    expect(items).toMatchObject([
      { id, status: "uncollectible", isOverdue: true, amountDue: 10000n },
      { id: other.id, status: "void", isOverdue: false },
    ]);
    expect(await portalOwed(world.ctx, { clientId })).toEqual([{ currency: "EUR", amount: 10000n }]);
  });

  test("comes in pages of twenty-five without a gap or a double", async () => {
    for (let count = 0; count < 27; count += 1) await open({ netDays: count });
    const [first, second] = [await list(1), await list(2)];
    expect(first.items).toHaveLength(25);
    expect(first.hasMore).toBe(true);
    expect(second.items).toHaveLength(2);
    expect(second.hasMore).toBe(false);
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(27);
    expect((await list(99)).items).toEqual([]);
  });
});
