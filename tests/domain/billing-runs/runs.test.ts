import { describe, expect, test } from "vitest";
import { previewBilling, runBilling } from "#domain/billing-runs";
import { deleteInvoice, getInvoice, issueInvoice, updateInvoice, voidInvoice } from "#domain/invoices";
import { createMeteredWorld } from "./metered-world.ts";

describe("a run", () => {
  test("bills a period that is over by its events, once, and says whose they are", async () => {
    const world = await createMeteredWorld();
    await world.plan([(await world.price()).id]);
    world.goTo("2026-01-31T23:59:59.999+01:00");
    await world.use("2.5", "2026-01-01T00:00:00+01:00");
    await world.use("4", "2026-01-31T23:59:59.999+01:00");
    world.goTo("2026-02-01T00:00:00+01:00");
    await world.use("100", "2026-02-01T00:00:00+01:00");

    const { invoices, problems } = await runBilling(world.ctx);
    expect(problems).toEqual([]);
    expect(invoices).toMatchObject([
      {
        clientId: world.client.id,
        total: 65n,
        lines: [{ description: "Calls: 6.5 calls, 1 Jan 2026 – 31 Jan 2026", amount: 65n }],
      },
    ]);
    const { lines } = await getInvoice(world.ctx, { id: String(invoices[0]?.id) });
    expect(await world.claims()).toMatchObject([
      {
        invoiceLineId: lines[0]?.id,
        fromNumber: 1,
        toNumber: 3,
        quantity: "6.5",
        eventCount: 2,
        amount: 65n,
      },
    ]);
    expect((await runBilling(world.ctx)).invoices).toEqual([]);
    expect(await world.prove()).toEqual([]);
  });

  test("is made by itself when the hours of grace are over", async () => {
    const world = await createMeteredWorld();
    await world.plan([(await world.price()).id], { graceHours: 6 });
    world.goTo("2026-02-01T05:59:59+01:00");
    await world.use("1", "2026-01-15T12:00:00Z");
    await world.settle();
    expect(await world.invoices()).toEqual([]);
    world.goTo("2026-02-01T06:00:00+01:00");
    await world.settle();
    expect(await world.invoices()).toMatchObject([{ status: "draft", total: 10n }]);
  });

  test("of a plan that sends issues the invoice and queues its mail", async () => {
    const world = await createMeteredWorld();
    await world.plan([(await world.price()).id], { finish: "send" });
    world.goTo("2026-02-01T00:00:00+01:00");
    await world.use("7", "2026-01-15T12:00:00Z");
    await world.settle();
    expect(await world.invoices()).toMatchObject([{ status: "open", number: "INV-0001", total: 70n }]);
    expect(world.mailbox.messages()).toHaveLength(1);
  });

  test("twice at once bills nothing twice", async () => {
    const world = await createMeteredWorld();
    await world.plan([(await world.price()).id]);
    world.goTo("2026-03-01T00:00:00+01:00");
    await world.use("1", "2026-01-15T12:00:00Z");
    await world.use("2", "2026-02-15T12:00:00Z");
    const runs = await Promise.all(Array.from({ length: 5 }, () => runBilling(world.ctx)));
    expect(runs.flatMap(({ invoices }) => invoices.map(({ total }) => total)).sort()).toEqual([10n, 20n]);
    expect((await world.invoices()).map(({ total }) => total)).toEqual([10n, 20n]);
    expect(await world.prove()).toEqual([]);
  });

  test("catches up with every period since the start, each with an invoice of its own", async () => {
    const world = await createMeteredWorld();
    await world.plan([(await world.price()).id, (await world.flat()).id]);
    world.goTo("2026-04-01T00:00:00+02:00");
    await world.use("1", "2026-02-10T12:00:00Z");
    expect((await runBilling(world.ctx)).invoices.map(({ total }) => total)).toEqual([3100n, 3110n, 3100n]);
  });

  test("that charges nothing makes no invoice, and what arrives later is an adjustment", async () => {
    const world = await createMeteredWorld();
    await world.plan([(await world.price()).id]);
    world.goTo("2026-02-01T00:00:00+01:00");
    expect((await runBilling(world.ctx)).invoices).toEqual([]);
    await world.use("5", "2026-01-20T12:00:00Z");
    world.goTo("2026-03-01T00:00:00+01:00");
    expect((await runBilling(world.ctx)).invoices).toMatchObject([
      { total: 50n, lines: [{ description: "Adjustment: Calls: 5 calls, 1 Jan 2026 – 31 Jan 2026" }] },
    ]);
  });
});

describe("a preview", () => {
  test("is to the cent what the run makes, and writes nothing", async () => {
    const world = await createMeteredWorld();
    await world.plan([(await world.price()).id, (await world.flat()).id], { timing: "advance" });
    world.goTo("2026-02-01T00:00:00+01:00");
    await world.use("3", "2026-01-15T12:00:00Z");
    const preview = await previewBilling(world.ctx);
    expect(await world.invoices()).toEqual([]);
    expect(await world.claims()).toEqual([]);
    const run = await runBilling(world.ctx);
    expect(preview.invoices).toEqual(run.invoices.map((invoice) => ({ ...invoice, id: null })));
    expect(preview.invoices.map(({ total }) => total)).toEqual([3100n, 3130n]);
  });
});

describe("taking a bill back", () => {
  test("a deleted draft is billed again when somebody asks, and not by itself", async () => {
    const world = await createMeteredWorld();
    await world.plan([(await world.price()).id]);
    world.goTo("2026-02-01T00:00:00+01:00");
    await world.use("8", "2026-01-15T12:00:00Z");
    const first = await runBilling(world.ctx);
    await deleteInvoice(world.ctx, { id: String(first.invoices[0]?.id) });
    await world.settle();
    expect(await world.invoices()).toEqual([]);
    expect((await runBilling(world.ctx)).invoices).toMatchObject([{ total: 80n }]);
    expect(await world.prove()).toEqual([]);
  });

  test("a void invoice's events are billed again", async () => {
    const world = await createMeteredWorld();
    await world.plan([(await world.price()).id]);
    world.goTo("2026-02-01T00:00:00+01:00");
    await world.use("8", "2026-01-15T12:00:00Z");
    const id = String((await runBilling(world.ctx)).invoices[0]?.id);
    await issueInvoice(world.ctx, { id });
    await voidInvoice(world.ctx, { id });
    expect((await runBilling(world.ctx)).invoices).toMatchObject([{ total: 80n }]);
    expect(await world.prove()).toEqual([]);
  });

  test("what a later bill adjusts cannot be taken back before it", async () => {
    const world = await createMeteredWorld();
    await world.plan([(await world.price()).id]);
    world.goTo("2026-02-01T00:00:00+01:00");
    await world.use("8", "2026-01-15T12:00:00Z");
    const id = String((await runBilling(world.ctx)).invoices[0]?.id);
    await world.use("1", "2026-01-16T12:00:00Z");
    world.goTo("2026-03-01T00:00:00+01:00");
    await runBilling(world.ctx);
    await expect(deleteInvoice(world.ctx, { id })).rejects.toThrow(
      "Usage of this invoice was adjusted by a drafted invoice later. Take that back first.",
    );
  });

  test("the lines of a drafted bill cannot be edited", async () => {
    const world = await createMeteredWorld();
    await world.plan([(await world.price()).id]);
    world.goTo("2026-02-01T00:00:00+01:00");
    await world.use("8", "2026-01-15T12:00:00Z");
    const id = String((await runBilling(world.ctx)).invoices[0]?.id);
    const { version } = await getInvoice(world.ctx, { id });
    const lines = [{ description: "Cheaper", quantity: "1", unitAmount: 1 }];
    await expect(
      updateInvoice(world.ctx, { id, version, clientId: world.client.id, currency: "EUR", lines }),
    ).rejects.toThrow("This draft bills usage");
  });
});
