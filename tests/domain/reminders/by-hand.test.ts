import { describe, expect, test } from "vitest";
import { listActivity } from "#domain/activity";
import {
  NotDeliveredYet,
  NothingToRemindOf,
  recordPromise,
  RemindedToday,
  ReminderHeld,
  ReminderNotPlanned,
  remindersOfInvoice,
  remindNow,
  sendStepNow,
  skipReminder,
} from "#domain/reminders";
import { recordPayment } from "#domain/payments";
import { makeDraft, makeOpenInvoice } from "../../billing-factories.ts";
import { createReminderWorld } from "./reminder-world.ts";

const due = { netDays: 14 };

describe("reminding by hand", () => {
  test("sends at once, whatever the hour, also while reminders are off", async () => {
    const world = await createReminderWorld();
    const { id } = await world.deliver(due);
    world.clock.set("2026-03-14T22:30:00Z");
    expect(await remindNow(world.ctx, { invoiceId: id })).toEqual({ to: ["ada@lovelace.test"] });
    await world.sweep();
    expect(await world.left()).toEqual(["2026-03-14T23:30 Invoice INV-0001 is due on Mar 16, 2026"]);
    expect(await world.written(id)).toEqual([[null, "sent", "by hand"]]);
    const { items } = await listActivity(world.ctx, { subjectKind: "invoice", subjectId: id });
    expect(items.map(({ verb }) => verb)).toContain("reminder queued");
  });

  test("takes the place of the steps whose day has come, and of no later one", async () => {
    const world = await createReminderWorld();
    await world.remindBy([0, 7]);
    const { id } = await world.deliver(due);
    world.clock.set("2026-03-16T06:00:00Z");
    await remindNow(world.ctx, { invoiceId: id });
    await world.liveUntil("2026-04-30T10:00:00Z");
    expect(await world.left()).toEqual([
      "2026-03-16T07:00 Invoice INV-0001 is due today",
      "2026-03-23T09:00 Invoice INV-0001 is overdue",
    ]);
  });

  test("is done once a day, also by two who press at the same moment", async () => {
    const world = await createReminderWorld();
    const { id } = await world.deliver(due);
    world.clock.set("2026-03-10T10:00:00Z");
    const pressed = await Promise.allSettled([1, 2].map(() => remindNow(world.ctx, { invoiceId: id })));
    expect(pressed.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await world.sweep();
    await expect(remindNow(world.ctx, { invoiceId: id })).rejects.toThrow(RemindedToday);
    world.clock.set("2026-03-11T10:00:00Z");
    await remindNow(world.ctx, { invoiceId: id });
    await world.sweep();
    expect(await world.left()).toHaveLength(2);
  });

  test("is refused for what nobody owes or nobody got", async () => {
    const world = await createReminderWorld();
    const draft = await makeDraft(world.ctx);
    const unsent = await makeOpenInvoice(world.ctx, due);
    const { id } = await world.deliver(due);
    await recordPayment(world.ctx, { id, amount: 10000n });
    await expect(remindNow(world.ctx, { invoiceId: draft.id })).rejects.toThrow(NothingToRemindOf);
    await expect(remindNow(world.ctx, { invoiceId: id })).rejects.toThrow(NothingToRemindOf);
    await expect(remindNow(world.ctx, { invoiceId: unsent.id })).rejects.toThrow(NotDeliveredYet);
    await expect(remindNow(world.ctx, { invoiceId: "nothing" })).rejects.toMatchObject({ kind: "not-found" });
    expect(await world.mails()).toEqual([]);
  });

  test("is refused while it is promised or the last mail came back", async () => {
    const world = await createReminderWorld();
    const promised = await world.deliver(due);
    await recordPromise(world.ctx, { invoiceId: promised.id, until: "2026-03-20" });
    await expect(remindNow(world.ctx, { invoiceId: promised.id })).rejects.toThrow("Take the promise back");
    await world.mailbox.faults.add({ kind: "refuse-recipient" });
    const bounced = await world.deliver(due);
    await expect(remindNow(world.ctx, { invoiceId: bounced.id })).rejects.toThrow(ReminderHeld);
  });

  test("is nobody else's business", async () => {
    const world = await createReminderWorld();
    const { id } = await world.deliver(due);
    await expect(remindNow(await world.foreigner(), { invoiceId: id })).rejects.toMatchObject({
      kind: "not-found",
    });
  });
});

describe("one planned reminder", () => {
  test("that is skipped never goes out, and the others do", async () => {
    const world = await createReminderWorld();
    await world.remindBy([-3, 0, 7]);
    const { id } = await world.deliver(due);
    await skipReminder(world.ctx, { invoiceId: id, offsetDays: 0 });
    await world.liveUntil("2026-04-30T10:00:00Z");
    expect((await world.left()).map((line) => line.slice(0, 10))).toEqual(["2026-03-13", "2026-03-23"]);
    expect(await world.written(id)).toContainEqual([0, "skipped", "by hand"]);
  });

  test("that is skipped takes along what it would have taken the place of", async () => {
    const world = await createReminderWorld();
    await world.remindBy([-3, 0, 21]);
    const { id } = await world.deliver(due);
    world.clock.set("2026-03-17T20:00:00Z");
    await skipReminder(world.ctx, { invoiceId: id, offsetDays: 0 });
    await world.liveUntil("2026-04-30T10:00:00Z");
    expect((await world.left()).map((line) => line.slice(0, 10))).toEqual(["2026-04-06"]);
  });

  test("that is sent now is not sent in its time, nor are the ones before it", async () => {
    const world = await createReminderWorld();
    await world.remindBy([-3, 0, 7]);
    const { id } = await world.deliver(due);
    world.clock.set("2026-03-08T12:00:00Z");
    await sendStepNow(world.ctx, { invoiceId: id, offsetDays: 0 });
    await world.liveUntil("2026-04-30T10:00:00Z");
    expect(await world.left()).toEqual([
      "2026-03-08T13:00 Invoice INV-0001 is due on Mar 16, 2026",
      "2026-03-23T09:00 Invoice INV-0001 is overdue",
    ]);
    expect(await world.written(id)).toEqual([
      [0, "sent", "by hand"],
      [-3, "skipped", "overtaken"],
      [7, "sent", "due"],
    ]);
  });

  test("is not sent or skipped when it is not planned any more", async () => {
    const world = await createReminderWorld();
    await world.remindBy([0]);
    const { id } = await world.deliver(due);
    const step = { invoiceId: id, offsetDays: 0 };
    await expect(sendStepNow(world.ctx, { ...step, offsetDays: 5 })).rejects.toThrow(ReminderNotPlanned);
    await expect(skipReminder(world.ctx, { ...step, offsetDays: 5 })).rejects.toThrow(
      "No reminder 5 days after the due date is planned for this invoice any more.",
    );
    await skipReminder(world.ctx, step);
    await expect(skipReminder(world.ctx, step)).rejects.toThrow(ReminderNotPlanned);
    await expect(sendStepNow(world.ctx, step)).rejects.toThrow(ReminderNotPlanned);
    await expect(skipReminder(await world.foreigner(), step)).rejects.toThrow(ReminderNotPlanned);
    expect(await world.mails()).toEqual([]);
  });
});

test("an invoice tells what comes next and what there was, with how its mails fared", async () => {
  const world = await createReminderWorld();
  await world.remindBy([-3, 0]);
  const { id } = await world.deliver(due);
  await world.liveUntil("2026-03-13T10:00:00Z");
  expect(await remindersOfInvoice(world.ctx, { invoiceId: id })).toMatchObject({
    isOn: true,
    timeZone: "Europe/Vienna",
    next: { offsetDays: 0, at: new Date("2026-03-16T08:00:00Z") },
    hold: null,
    canBeReminded: true,
    promise: null,
    past: [
      {
        offsetDays: -3,
        outcome: "sent",
        reason: "due",
        mails: [{ address: "ada@lovelace.test", state: "sent" }],
      },
    ],
  });
});

test("the database refuses a second reminder of a step, and a second one of a day", async () => {
  const world = await createReminderWorld();
  await world.remindBy([0]);
  const { id } = await world.deliver(due);
  await world.liveUntil("2026-03-16T10:00:00Z");
  const row = await world.database.db.reminder.findFirstOrThrow({ where: { invoiceId: id } });
  const again = (over: object) =>
    world.database.db.reminder.create({ data: { ...row, id: "again", ...over } });
  await expect(again({ onDay: "2026-03-17" })).rejects.toMatchObject({ code: "P2002" });
  await expect(again({ offsetDays: 1 })).rejects.toMatchObject({ code: "P2002" });
});
