import { describe, expect, test } from "vitest";
import { dryRun, listCalendar, recordPromise, skipReminder, updateClientReminders } from "#domain/reminders";
import { recordPayment } from "#domain/payments";
import { typedTimeIn } from "#lib/typed-instant";
import { makeClient, makeOpenInvoice } from "../../billing-factories.ts";
import { createReminderWorld, type ReminderWorld } from "./reminder-world.ts";

const due = { netDays: 14 };

const lines = async (world: ReminderWorld) =>
  (await listCalendar(world.ctx)).items.map(
    ({ at, client, number, offsetDays }) => `${typedTimeIn(client.timeZone, at)} ${number} ${offsetDays}`,
  );

describe("the calendar", () => {
  test("lists every reminder of the next 60 days in its order, with whom it goes to", async () => {
    const world = await createReminderWorld();
    await world.remindBy([-3, 0, 50]);
    const { id } = await world.deliver(due);
    const { id: clientId } = await makeClient(world.ctx, {
      name: "Harbour Ltd",
      email: "pay@harbour.test",
      timeZone: "Pacific/Auckland",
    });
    await world.deliver({ ...due, clientId });
    const { items, isOn, nextCursor } = await listCalendar(world.ctx);
    expect({ isOn, nextCursor }).toEqual({ isOn: true, nextCursor: null });
    expect(items[0]).toMatchObject({
      number: "INV-0002",
      client: { name: "Harbour Ltd" },
      recipients: ["pay@harbour.test"],
    });
    expect(await lines(world)).toEqual([
      "2026-03-13T09:00 INV-0002 -3",
      "2026-03-13T09:00 INV-0001 -3",
      "2026-03-16T09:00 INV-0002 0",
      "2026-03-16T09:00 INV-0001 0",
    ]);
    expect(items.find(({ invoiceId }) => invoiceId === id)).toMatchObject({
      amountDue: 10000n,
      currency: "EUR",
      hold: null,
      overtaken: [],
    });
  });

  test("is what goes out then, should nothing change", async () => {
    const world = await createReminderWorld();
    await world.remindBy([-10, -3, 0, 1, 2, 7, 30]);
    for (const netDays of [3, 10, 12, 14, 20]) await world.deliver({ netDays });
    await world.liveUntil("2026-03-09T07:00:00Z");
    const before = (await world.left()).length;
    const planned = (await listCalendar(world.ctx)).items.map(({ at }) => typedTimeIn("Europe/Vienna", at));
    await world.liveUntil("2026-05-08T07:00:00Z");
    const gone = (await world.left()).slice(before).map((line) => line.slice(0, 16));
    expect(gone.length).toBeGreaterThan(15);
    expect(gone).toEqual(planned);
  });

  test("leaves out what is paid, skipped, not delivered or not to be reminded of", async () => {
    const world = await createReminderWorld();
    await world.remindBy([0]);
    const paid = await world.deliver(due);
    await recordPayment(world.ctx, { id: paid.id, amount: 10000n });
    const skipped = await world.deliver(due);
    await skipReminder(world.ctx, { invoiceId: skipped.id, offsetDays: 0 });
    await makeOpenInvoice(world.ctx, due);
    const left = await world.deliver(due);
    await updateClientReminders(world.ctx, { clientId: left.clientId, version: 0, mode: "none" });
    expect(await lines(world)).toEqual([]);
    expect((await listCalendar(world.ctx)).notArrived).toBe(1);
  });

  test("shows by when a promise puts something off, and no more than that", async () => {
    const world = await createReminderWorld();
    await world.remindBy([0, 7, 21]);
    const { id } = await world.deliver(due);
    await recordPromise(world.ctx, { invoiceId: id, until: "2026-03-25" });
    const { items } = await listCalendar(world.ctx);
    expect(
      items.map(({ offsetDays, day, overtaken, hold }) => ({ offsetDays, day, overtaken, hold })),
    ).toEqual([
      {
        offsetDays: 7,
        day: "2026-03-26",
        overtaken: [0],
        hold: { reason: "promised", until: "2026-03-25" },
      },
      { offsetDays: 21, day: "2026-04-06", overtaken: [], hold: null },
    ]);
  });

  test("goes on page by page", async () => {
    const world = await createReminderWorld();
    await world.remindBy([0, 7]);
    for (let count = 0; count < 3; count += 1) await world.deliver(due);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listCalendar>> = await listCalendar(world.ctx, {
        cursor,
        limit: 4,
      });
      seen.push(...page.items.map(({ number, offsetDays }) => `${number} ${offsetDays}`));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(6);
    expect(new Set(seen).size).toBe(6);
  });

  test("shows while reminders are off what would go out if they were switched on now", async () => {
    const world = await createReminderWorld();
    await world.deliver(due);
    await world.liveUntil("2026-03-14T10:00:00Z");
    expect((await listCalendar(world.ctx)).isOn).toBe(false);
    expect(await lines(world)).toEqual([
      "2026-03-16T09:00 INV-0001 0",
      "2026-03-23T09:00 INV-0001 7",
      "2026-04-06T09:00 INV-0001 21",
    ]);
    expect(await world.mails()).toEqual([]);
  });

  test("is each organization's own", async () => {
    const world = await createReminderWorld();
    await world.remindBy([0]);
    await world.deliver(due);
    expect((await listCalendar(await world.foreigner())).items).toEqual([]);
  });

  test("refuses an address of a page that is none", async () => {
    const world = await createReminderWorld();
    await expect(listCalendar(world.ctx, { cursor: "nonsense" })).rejects.toMatchObject({ kind: "invalid" });
  });
});

describe("a dry run", () => {
  test("tells what would go out at this moment, with what is held, and sends nothing", async () => {
    const world = await createReminderWorld();
    await world.remindBy([0]);
    await world.deliver(due);
    const promised = await world.deliver(due);
    world.clock.set("2026-03-16T10:00:00Z");
    expect((await dryRun(world.ctx)).items.map(({ number }) => number)).toEqual(["INV-0001", "INV-0002"]);
    await recordPromise(world.ctx, { invoiceId: promised.id, until: "2026-03-18" });
    expect((await dryRun(world.ctx)).items.map(({ number }) => number)).toEqual(["INV-0001"]);
    expect(await world.mails()).toEqual([]);
    expect(await world.written(promised.id)).toEqual([]);
    world.clock.set("2026-03-16T20:00:00Z");
    expect((await dryRun(world.ctx)).items).toEqual([]);
  });
});
