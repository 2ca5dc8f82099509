import { describe, expect, test } from "vitest";
import { markBounced, retryEmail, sendDueMails } from "#domain/delivery";
import { sendInvoice } from "#domain/invoices";
import { remindersOfInvoice, remindNow, sendDueReminders } from "#domain/reminders";
import { minutes } from "#lib/duration";
import { composers } from "../../../app/server/jobs.ts";
import { createReminderWorld } from "./reminder-world.ts";

// March 2 is a Monday, and what is issued then is due on March 16.
const due = { netDays: 14 };

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

  test("a reminder that is being sent at this moment lets the next step wait until that is known", async () => {
    const world = await createReminderWorld();
    await world.remindBy([0, 1]);
    const { id } = await world.deliver(due);
    await world.liveUntil("2026-03-16T15:55:00Z");
    const [mail] = await world.mails();
    world.clock.set("2026-03-17T08:00:00Z");
    const onTheLine = {
      state: "queued" as const,
      sentAt: null,
      leaseUntil: new Date("2026-03-17T08:05:00Z"),
    };
    await world.database.db.email.update({ where: { id: mail?.id ?? "" }, data: onTheLine });
    expect(await sendDueReminders(world.systemCtx)).toEqual(new Date("2026-03-17T08:01:00Z"));
    await expect(remindNow(world.ctx, { invoiceId: id })).rejects.toThrow("today already");
    const sent = { state: "sent" as const, sentAt: world.clock.now(), leaseUntil: null };
    await world.database.db.email.update({ where: { id: mail?.id ?? "" }, data: sent });
    await world.liveUntil("2026-03-18T09:00:00Z");
    const second = (await world.mails()).at(-1);
    expect(second).toMatchObject({ template: "overdue", sentAt: new Date("2026-03-18T08:00:00Z") });
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

test("an invoice that came back after it had left is not reminded of until it is sent again, and is counted from then", async () => {
  const world = await createReminderWorld();
  await world.remindBy([0, 7, 14]);
  const { id } = await world.deliver(due);
  const mail = await world.database.db.email.findFirstOrThrow({ where: { template: "invoice" } });
  await markBounced(world.ctx, { id: mail.id, reason: "No such mailbox" });
  await world.liveUntil("2026-03-25T09:00:00Z");
  expect(await world.mails()).toEqual([]);
  expect(await remindersOfInvoice(world.ctx, { invoiceId: id })).toMatchObject({
    hold: { reason: "bounced" },
    next: { offsetDays: 7 },
  });
  await sendInvoice(world.ctx, { id });
  await world.liveUntil("2026-04-30T09:00:00Z");
  expect(await world.left()).toEqual([
    "2026-04-01T09:00 Invoice INV-0001 is overdue",
    "2026-04-08T09:00 Invoice INV-0001 is overdue",
  ]);
});
