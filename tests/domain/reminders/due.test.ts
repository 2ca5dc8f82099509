import { describe, expect, test } from "vitest";
import { addContact, updateClient } from "#domain/clients";
import { sendInvoice } from "#domain/invoices";
import { days, hours } from "#lib/duration";
import { makeClient, makeOpenInvoice } from "../../billing-factories.ts";
import { createReminderWorld } from "./reminder-world.ts";

// March 2 is a Monday, and what is issued then is due on March 16.
const due = { netDays: 14 };

describe("a reminder", () => {
  test("goes out in the morning of its step's day with the link to pay and the document", async () => {
    const world = await createReminderWorld();
    await world.remindBy([-3, 0, 7]);
    await world.deliver(due);
    await world.liveUntil("2026-04-30T12:00:00Z");
    expect(await world.left()).toEqual([
      "2026-03-13T09:00 Invoice INV-0001 is due on Mar 16, 2026",
      "2026-03-16T09:00 Invoice INV-0001 is due today",
      "2026-03-23T09:00 Invoice INV-0001 is overdue",
    ]);
    expect((await world.mails()).map(({ template }) => template)).toEqual([
      "reminder",
      "reminder",
      "overdue",
    ]);
    const [, before, , late] = world.mailbox.messages();
    expect(before?.text).toContain("Invoice INV-0001 from Kettle & Co. is due on Mar 16, 2026.");
    expect(before?.text).toMatch(/http:\/\/localhost:3000\/i\/[\w-]+/);
    expect(before?.attachments.map(({ filename }) => filename)).toEqual(["INV-0001.pdf"]);
    expect(late?.text).toContain("was due on Mar 16, 2026 and is not paid yet");
  });

  test("goes to everybody who gets the client's mail, each with a link of their own", async () => {
    const world = await createReminderWorld();
    await world.remindBy([0]);
    const { id: clientId } = await makeClient(world.ctx, {
      contacts: [{ name: "Books", email: "books@lovelace.test" }],
    });
    await world.deliver({ ...due, clientId });
    await world.liveUntil("2026-03-20T12:00:00Z");
    const reminders = world.mailbox.messages().filter(({ subject }) => subject.includes("due today"));
    expect(reminders.map(({ to }) => to[0]).sort()).toEqual(["ada@lovelace.test", "books@lovelace.test"]);
    const links = reminders.map(({ text }) => /http\S+\/i\/[\w-]+/.exec(text)?.[0]);
    expect(new Set(links).size).toBe(2);
  });

  test("goes to nobody who gets no invoices, nor to who has left before it could leave", async () => {
    const world = await createReminderWorld();
    await world.remindBy([0]);
    const { id: clientId } = await makeClient(world.ctx, {
      contacts: [{ name: "Books", email: "books@lovelace.test" }],
    });
    await addContact(world.ctx, {
      ...{ clientId, name: "Quiet", email: "quiet@lovelace.test", getsInvoices: false },
    });
    await world.deliver({ ...due, clientId });
    await world.mailbox.faults.add({ kind: "temporary" });
    await world.liveUntil("2026-03-16T09:00:00Z");
    await updateClient(world.ctx, { id: clientId, contacts: [] });
    await world.mailbox.faults.clear();
    await world.liveUntil("2026-03-16T12:00:00Z");
    expect((await world.mails()).map(({ toAddress, state }) => [toAddress, state])).toEqual([
      ["ada@lovelace.test", "sent"],
      ["books@lovelace.test", "withdrawn"],
    ]);
  });

  test("goes out once however often and however parallel it is looked at", async () => {
    const world = await createReminderWorld();
    await world.remindBy([0]);
    await world.deliver(due);
    world.clock.set("2026-03-16T09:00:00Z");
    await Promise.all([world.sweep(), world.sweep(), world.sweep()]);
    await world.database.db.reminderSchedule.updateMany({ data: { nextAt: world.clock.now() } });
    await world.sweep();
    expect(await world.left()).toHaveLength(1);
  });

  test("is counted from delivery: what is sent after a step's day is not reminded of by it", async () => {
    const world = await createReminderWorld();
    await world.remindBy([-3, 0, 7]);
    const { id } = await makeOpenInvoice(world.ctx, due);
    world.clock.set("2026-03-20T10:00:00Z");
    await sendInvoice(world.ctx, { id });
    await world.liveUntil("2026-04-30T12:00:00Z");
    expect(await world.left()).toEqual(["2026-03-27T09:00 Invoice INV-0001 is overdue"]);
  });

  test("is not sent of an invoice that never arrived", async () => {
    const world = await createReminderWorld();
    await world.remindBy([-3, 0, 7]);
    await makeOpenInvoice(world.ctx, due);
    await world.mailbox.faults.add({ kind: "refuse-recipient" });
    await world.deliver(due);
    await world.liveUntil("2026-04-30T12:00:00Z");
    expect(await world.mails()).toEqual([]);
  });

  test("leaves at nine where the client is", async () => {
    const world = await createReminderWorld();
    await world.remindBy([0]);
    const { id: clientId } = await makeClient(world.ctx, { timeZone: "Pacific/Auckland" });
    await world.deliver({ ...due, clientId });
    await world.liveUntil("2026-03-20T12:00:00Z");
    expect(await world.left("Pacific/Auckland")).toEqual(["2026-03-16T09:00 Invoice INV-0001 is due today"]);
    expect(await world.left()).toEqual(["2026-03-15T21:00 Invoice INV-0001 is due today"]);
  });

  test("follows the client to another zone and the organization to other hours", async () => {
    const world = await createReminderWorld();
    await world.remindBy([0, 7]);
    const { clientId } = await world.deliver(due);
    await world.liveUntil("2026-03-12T12:00:00Z");
    await updateClient(world.ctx, { id: clientId, timeZone: "Pacific/Auckland" });
    await world.liveUntil("2026-03-18T12:00:00Z");
    await world.remindBy([0, 7], { opensAt: "13:30", closesAt: "16:00" });
    await world.liveUntil("2026-03-30T12:00:00Z");
    expect(await world.left("Pacific/Auckland")).toEqual([
      "2026-03-16T09:00 Invoice INV-0001 is due today",
      "2026-03-23T13:30 Invoice INV-0001 is overdue",
    ]);
  });

  test("says that the invoice is overdue when the due date was on a weekend", async () => {
    const world = await createReminderWorld();
    await world.remindBy([0]);
    await world.deliver({ netDays: 12 });
    await world.liveUntil("2026-03-20T12:00:00Z");
    expect(await world.left()).toEqual(["2026-03-16T09:00 Invoice INV-0001 is overdue"]);
  });
});

describe("after the process was away", () => {
  test("the latest step that was missed goes out, and the earlier ones are left out for ever", async () => {
    const world = await createReminderWorld();
    await world.remindBy([-3, 0, 7, 21]);
    const { id } = await world.deliver(due);
    await world.liveUntil("2026-03-04T09:00:00Z");
    world.clock.set("2026-03-25T11:00:00Z");
    await world.liveUntil("2026-04-30T09:00:00Z");
    expect(await world.left()).toEqual([
      "2026-03-25T12:00 Invoice INV-0001 is overdue",
      "2026-04-06T09:00 Invoice INV-0001 is overdue",
    ]);
    expect(await world.written(id)).toEqual([
      [7, "sent", "due"],
      [-3, "skipped", "overtaken"],
      [0, "skipped", "overtaken"],
      [21, "sent", "due"],
    ]);
  });

  test("it catches up one a day at most, in working hours", async () => {
    const world = await createReminderWorld();
    await world.remindBy([7, 8, 9]);
    await world.deliver(due);
    await world.liveUntil("2026-03-04T09:00:00Z");
    world.clock.set("2026-03-23T20:00:00Z");
    await world.liveUntil("2026-04-30T09:00:00Z");
    expect(await world.left()).toEqual([
      "2026-03-24T09:00 Invoice INV-0001 is overdue",
      "2026-03-25T09:00 Invoice INV-0001 is overdue",
    ]);
  });
});

test("an invoice that cannot be looked at keeps no other from its reminder", async () => {
  const world = await createReminderWorld();
  await world.remindBy([0]);
  const broken = await world.deliver(due);
  await world.deliver(due);
  await world.database.db.client.update({
    where: { id: broken.clientId },
    data: { timeZone: "Nowhere/Land" },
  });
  await world.liveUntil("2026-03-16T09:00:00Z");
  expect(await world.left()).toEqual(["2026-03-16T09:00 Invoice INV-0002 is due today"]);
  const { nextAt } = await world.database.db.reminderSchedule.findUniqueOrThrow({
    where: { invoiceId: broken.id },
  });
  expect((nextAt?.getTime() ?? 0) - world.clock.now().getTime()).toBeLessThanOrEqual(hours(1));
});

test("nobody is written to by another organization's steps", async () => {
  const world = await createReminderWorld();
  await world.remindBy([0]);
  const foreigner = await world.foreigner();
  const { id } = await makeOpenInvoice(foreigner, due);
  await sendInvoice(foreigner, { id });
  await world.liveUntil(new Date(world.clock.now().getTime() + days(40)).toISOString());
  expect(await world.mails()).toEqual([]);
});
