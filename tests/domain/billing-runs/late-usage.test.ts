import { describe, expect, test } from "vitest";
import { previewBilling, runBilling } from "#domain/billing-runs";
import { deleteCreditNote, listCreditNotes } from "#domain/credit-notes";
import { issueInvoice } from "#domain/invoices";
import { cancelEvent } from "#domain/usage";
import { endUsagePlan } from "#domain/usage-plans";
import { createMeteredWorld } from "./metered-world.ts";

describe("late and corrected usage", () => {
  test("keeps its period and its place in the tiers", async () => {
    const world = await createMeteredWorld();
    const tiers = [
      { upTo: "10", unitAmountDecimal: "100" },
      { upTo: null, unitAmountDecimal: "10" },
    ];
    const price = await world.price({ model: "graduated", tiers, unitAmountDecimal: undefined } as never);
    await world.plan([price.id]);
    world.goTo("2026-02-01T00:00:00+01:00");
    await world.use("8", "2026-01-15T12:00:00Z");
    await runBilling(world.ctx);
    await world.use("4", "2026-01-16T12:00:00Z");
    world.goTo("2026-03-01T00:00:00+01:00");
    await world.use("1", "2026-02-16T12:00:00Z");
    // Two of the four late ones still cost 100 each, the others 10; February begins with the first tier.
    expect((await runBilling(world.ctx)).invoices).toMatchObject([
      { total: 320n, lines: [{ amount: 220n }, { amount: 100n }] },
    ]);
    expect(await world.prove()).toEqual([]);
  });

  test("that lowers what was billed is taken off the next bill", async () => {
    const world = await createMeteredWorld();
    await world.plan([(await world.price()).id]);
    world.goTo("2026-02-01T00:00:00+01:00");
    await world.use("8", "2026-01-15T12:00:00Z");
    const mistaken = await world.use("4", "2026-01-16T12:00:00Z");
    await runBilling(world.ctx);
    await cancelEvent(world.ctx, { eventId: mistaken });
    world.goTo("2026-03-01T00:00:00+01:00");
    await world.use("30", "2026-02-16T12:00:00Z");
    expect((await runBilling(world.ctx)).invoices).toMatchObject([
      { total: 260n, lines: [{ amount: -40n }, { amount: 300n }] },
    ]);
    expect(await world.prove()).toEqual([]);
  });

  test("that the next bill is too small for becomes a credit note of the invoice that billed it", async () => {
    const world = await createMeteredWorld();
    await world.plan([(await world.price()).id], { finish: "send" });
    world.goTo("2026-02-01T00:00:00+01:00");
    await world.use("8", "2026-01-15T12:00:00Z");
    const mistaken = await world.use("4", "2026-01-16T12:00:00Z");
    await world.settle();
    await cancelEvent(world.ctx, { eventId: mistaken });
    world.goTo("2026-03-01T00:00:00+01:00");
    await world.use("1", "2026-02-16T12:00:00Z");
    await world.settle();
    const [january, february] = await world.invoices();
    expect(january).toMatchObject({ total: 120n, amountDue: 80n });
    expect(february).toMatchObject({ total: 10n });
    expect(await world.prove()).toEqual([]);
  });
});

test("a drafted credit note for corrected usage cannot be deleted", async () => {
  const world = await createMeteredWorld();
  await world.plan([(await world.price()).id]);
  world.goTo("2026-02-01T00:00:00+01:00");
  const mistaken = await world.use("8", "2026-01-15T12:00:00Z");
  const { invoices } = await runBilling(world.ctx);
  await issueInvoice(world.ctx, { id: String(invoices[0]?.id) });
  await cancelEvent(world.ctx, { eventId: mistaken });
  world.goTo("2026-03-01T00:00:00+01:00");
  const invoice = { invoiceId: invoices[0]?.id, invoiceNumber: "INV-0001" };
  expect((await previewBilling(world.ctx)).creditNotes).toMatchObject([{ id: null, total: 80n, ...invoice }]);
  expect((await runBilling(world.ctx)).creditNotes).toMatchObject([{ total: 80n, ...invoice }]);
  const { items } = await listCreditNotes(world.ctx);
  expect(items).toMatchObject([{ status: "draft", total: 80n }]);
  await expect(deleteCreditNote(world.ctx, { id: String(items[0]?.id) })).rejects.toThrow("Issue it.");
});

test("a correction of an invoice that is still a draft waits and says so", async () => {
  const world = await createMeteredWorld();
  await world.plan([(await world.price()).id]);
  world.goTo("2026-02-01T00:00:00+01:00");
  const mistaken = await world.use("8", "2026-01-15T12:00:00Z");
  const { invoices } = await runBilling(world.ctx);
  await cancelEvent(world.ctx, { eventId: mistaken });
  world.goTo("2026-03-01T00:00:00+01:00");
  const refused = await runBilling(world.ctx);
  expect(refused.invoices).toEqual([]);
  expect(refused.problems).toMatchObject([{ message: expect.stringContaining("Issue it first.") as string }]);
  await issueInvoice(world.ctx, { id: String(invoices[0]?.id) });
  expect((await runBilling(world.ctx)).problems).toEqual([]);
  expect((await listCreditNotes(world.ctx)).items).toMatchObject([{ total: 80n }]);
  expect(await world.prove()).toEqual([]);
});

test("usage that comes after the last bill of a plan that has ended is billed by the next run, once", async () => {
  const world = await createMeteredWorld();
  const plan = await world.plan([(await world.price()).id]);
  await endUsagePlan(world.ctx, { id: plan.id, endsOn: "2026-01-21" });
  world.goTo("2026-02-01T00:00:00+01:00");
  await world.use("8", "2026-01-15T12:00:00Z");
  await world.settle();
  await world.use("2", "2026-01-16T12:00:00Z");
  await world.use("4", "2026-01-21T12:00:00Z");
  const preview = await previewBilling(world.ctx);
  expect(preview.invoices).toMatchObject([
    {
      total: 20n,
      lines: [{ description: "Adjustment: Calls: 10 calls, 1 Jan 2026 – 20 Jan 2026 (20 of 31 days)" }],
    },
  ]);
  expect((await runBilling(world.ctx)).invoices).toMatchObject([{ total: 20n }]);
  expect((await runBilling(world.ctx)).invoices).toEqual([]);
  expect(await world.prove()).toEqual([]);
});
