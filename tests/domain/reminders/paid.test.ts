import { describe, expect, test } from "vitest";
import { markUncollectible, voidInvoice } from "#domain/invoices";
import { recordPayment, reversePayment } from "#domain/payments";
import { createReminderWorld } from "./reminder-world.ts";

// March 2 is a Monday, and what is issued then is due on March 16.
const due = { netDays: 14 };

describe("once the money is there", () => {
  test("nothing goes out any more", async () => {
    const world = await createReminderWorld();
    await world.remindBy([-3, 0, 7]);
    const { id } = await world.deliver(due);
    await world.liveUntil("2026-03-13T12:00:00Z");
    await recordPayment(world.ctx, { id, amount: 10000n });
    await world.liveUntil("2026-04-30T12:00:00Z");
    expect(await world.left()).toHaveLength(1);
  });

  test("a mail that was written before it came does not leave", async () => {
    const world = await createReminderWorld();
    await world.remindBy([0]);
    const { id } = await world.deliver(due);
    await world.mailbox.faults.add({ kind: "temporary" });
    await world.liveUntil("2026-03-16T09:00:00Z");
    await recordPayment(world.ctx, { id, amount: 10000n });
    await world.mailbox.faults.clear();
    await world.liveUntil("2026-03-17T12:00:00Z");
    expect(await world.mails()).toMatchObject([
      { state: "withdrawn", lastError: "Nothing was due on the invoice any more." },
    ]);
  });

  test("a part of it is not all: the rest is reminded of", async () => {
    const world = await createReminderWorld();
    await world.remindBy([0]);
    const { id } = await world.deliver(due);
    await recordPayment(world.ctx, { id, amount: 4000n });
    await world.liveUntil("2026-03-17T12:00:00Z");
    const [mail] = world.mailbox.messages().filter(({ subject }) => subject.includes("due today"));
    expect(mail?.text).toMatch(/Amount due\s+€60\.00/);
    expect(mail?.text).toMatch(/Total\s+€100\.00/);
  });

  test("and turns out not to be, reminders go on", async () => {
    const world = await createReminderWorld();
    await world.remindBy([0, 7]);
    const { id } = await world.deliver(due);
    const payment = await recordPayment(world.ctx, { id, amount: 10000n });
    await world.liveUntil("2026-03-18T09:00:00Z");
    await reversePayment(world.ctx, { id: payment.id });
    await world.liveUntil("2026-03-30T09:00:00Z");
    expect(await world.left()).toEqual([
      "2026-03-18T10:00 Invoice INV-0001 is overdue",
      "2026-03-23T09:00 Invoice INV-0001 is overdue",
    ]);
  });

  test.each([
    ["void", voidInvoice],
    ["given up", markUncollectible],
  ])("or the invoice is %s, nothing goes out", async (_, end) => {
    const world = await createReminderWorld();
    await world.remindBy([0]);
    const { id } = await world.deliver(due);
    await end(world.ctx, { id });
    await world.liveUntil("2026-03-30T09:00:00Z");
    expect(await world.mails()).toEqual([]);
  });
});
