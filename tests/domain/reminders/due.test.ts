import { describe, expect, test } from "vitest";
import { addContact, updateClient } from "#domain/clients";
import { retryEmail, sendDueMails } from "#domain/delivery";
import { markUncollectible, sendInvoice, voidInvoice } from "#domain/invoices";
import { recordPayment, reversePayment } from "#domain/payments";
import { days, hours, minutes } from "#lib/duration";
import { composers } from "../../../app/server/jobs.ts";
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

describe("while the mail server is down", () => {
  /** From four to five in the afternoon, so that not too much is tried in vain. */
  const afternoon = { opensAt: "16:00", closesAt: "17:00" };

  test("a reminder waits, and leaves within working hours when it is back", async () => {
    const world = await createReminderWorld();
    await world.remindBy([0], afternoon);
    await world.deliver(due);
    await world.liveUntil("2026-03-16T07:00:00Z");
    await world.mailbox.faults.add({ kind: "temporary" });
    await world.liveUntil("2026-03-16T22:00:00Z");
    await world.mailbox.faults.clear();
    await world.liveUntil("2026-03-18T12:00:00Z");
    expect(await world.left()).toEqual(["2026-03-17T16:00 Invoice INV-0001 is overdue"]);
  });

  test("steps that come meanwhile take the place of the one that waits", async () => {
    const world = await createReminderWorld();
    await world.remindBy([0, 1], afternoon);
    const { id } = await world.deliver(due);
    await world.liveUntil("2026-03-16T07:00:00Z");
    await world.mailbox.faults.add({ kind: "temporary" });
    await world.liveUntil("2026-03-17T15:10:00Z");
    await world.mailbox.faults.clear();
    await world.liveUntil("2026-03-20T12:00:00Z");
    expect(await world.left()).toHaveLength(1);
    expect((await world.mails()).map(({ state }) => state)).toEqual(["withdrawn", "sent"]);
    expect(await world.written(id)).toHaveLength(2);
  });

  test("a mail that left late today keeps the next step for tomorrow", async () => {
    const world = await createReminderWorld();
    await world.remindBy([0, 1], afternoon);
    await world.deliver(due);
    await world.liveUntil("2026-03-16T07:00:00Z");
    await world.mailbox.faults.add({ kind: "temporary" });
    await world.liveUntil("2026-03-16T22:00:00Z");
    await world.mailbox.faults.clear();
    // The mail of the day before leaves before anybody looks at the invoice.
    world.clock.set("2026-03-17T15:00:00Z");
    await sendDueMails(world.systemCtx, composers);
    expect(await world.left()).toHaveLength(1);
    await world.liveUntil("2026-03-20T12:00:00Z");
    expect(await world.left()).toEqual([
      "2026-03-17T16:00 Invoice INV-0001 is overdue",
      "2026-03-18T16:00 Invoice INV-0001 is overdue",
    ]);
  });

  test("waiting for working hours does not use up its attempts", async () => {
    const world = await createReminderWorld();
    await world.remindBy([0]);
    await world.deliver(due);
    await world.liveUntil("2026-03-16T07:00:00Z");
    await world.mailbox.faults.add({ kind: "temporary", times: 1 });
    world.clock.set("2026-03-16T15:59:59Z");
    await world.sweep();
    world.clock.advance(minutes(30));
    await world.sweep();
    expect(await world.mails()).toMatchObject([
      {
        state: "queued",
        attempts: 1,
        nextAttemptAt: new Date("2026-03-17T08:00:00Z"),
        lastError: "It waits for the client's working hours.",
      },
    ]);
  });
});

test("an address that refuses holds further reminders back until somebody sends again, and then the latest goes out", async () => {
  const world = await createReminderWorld();
  await world.remindBy([0, 7, 21]);
  await world.deliver(due);
  await world.liveUntil("2026-03-14T09:00:00Z");
  await world.mailbox.faults.add({ kind: "refuse-recipient" });
  await world.liveUntil("2026-03-27T09:00:00Z");
  const [failed, ...further] = await world.mails();
  expect(failed).toMatchObject({ state: "failed" });
  expect(further).toEqual([]);
  await world.mailbox.faults.clear();
  await retryEmail(world.ctx, { id: failed?.id ?? "" });
  await world.liveUntil("2026-04-30T09:00:00Z");
  expect(await world.left()).toEqual([
    "2026-03-27T10:00 Invoice INV-0001 is overdue",
    "2026-04-06T09:00 Invoice INV-0001 is overdue",
  ]);
  expect((await world.mails())[0]).toMatchObject({ state: "withdrawn" });
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
