import { describe, expect, test } from "vitest";
import { recordPromise, remindersOfInvoice, remindNow, withdrawPromise } from "#domain/reminders";
import { updateOrganization } from "#domain/organizations";
import { recordPayment } from "#domain/payments";
import { goThroughCheckout, hearEvents } from "../../payment-stories.ts";
import { makeDraft } from "../../billing-factories.ts";
import { createReminderWorld } from "./reminder-world.ts";

const due = { netDays: 14 };

describe("while a payment is on its way", () => {
  test("nobody is reminded, and when it fails the latest step that was missed goes out", async () => {
    const world = await createReminderWorld({ balanceTransactionDelay: Infinity });
    await world.remindBy([0, 1, 21]);
    const { id } = await world.deliver(due);
    const intent = await goThroughCheckout(world, { invoiceId: id, outcome: "processing" });
    await hearEvents(world);
    await world.liveUntil("2026-03-18T10:00:00Z");
    expect(await world.mails()).toEqual([]);
    expect(await remindersOfInvoice(world.ctx, { invoiceId: id })).toMatchObject({
      hold: { reason: "processing" },
      next: { offsetDays: 1, overtaken: [0] },
    });
    await expect(remindNow(world.ctx, { invoiceId: id })).rejects.toThrow("A payment is on its way");
    world.stripe.settleProcessing(intent, "failed");
    await hearEvents(world);
    await world.liveUntil("2026-03-18T15:00:00Z");
    expect((await world.left())[0]).toMatch(/^2026-03-18T1[12]:\d\d Invoice INV-0001 is overdue$/);
  });

  test("a reminder that was written before it began does not leave", async () => {
    const world = await createReminderWorld({ balanceTransactionDelay: Infinity });
    await world.remindBy([0]);
    const { id } = await world.deliver(due);
    await world.mailbox.faults.add({ kind: "temporary" });
    await world.liveUntil("2026-03-16T09:00:00Z");
    await goThroughCheckout(world, { invoiceId: id, outcome: "processing" });
    await hearEvents(world);
    await world.mailbox.faults.clear();
    await world.liveUntil("2026-03-16T12:00:00Z");
    expect(await world.mails()).toMatchObject([
      { state: "withdrawn", lastError: "A payment was on its way before this reminder left." },
    ]);
  });
});

test("while a payment is disputed nobody is reminded of the rest, and when that is decided it goes on", async () => {
  const world = await createReminderWorld();
  const { version } = await world.database.db.organization.findUniqueOrThrow({
    where: { id: world.organizationId },
  });
  await updateOrganization(world.ctx, { version, allowsPartialPayments: true });
  await world.remindBy([0, 21]);
  const { id } = await world.deliver(due);
  await goThroughCheckout(world, { invoiceId: id, amount: 4000n });
  await hearEvents(world);
  const payment = await world.database.db.payment.findFirstOrThrow({ where: { invoiceId: id } });
  const dispute = world.stripe.openDispute(String(payment.stripeChargeId));
  await hearEvents(world);
  await world.liveUntil("2026-03-18T10:00:00Z");
  expect(await world.mails()).toEqual([]);
  await expect(remindNow(world.ctx, { invoiceId: id })).rejects.toThrow("disputed");
  world.stripe.closeDispute(dispute.id, "lost");
  await hearEvents(world);
  await world.liveUntil("2026-03-19T16:00:00Z");
  expect(await world.left()).toHaveLength(1);
});

describe("a promise to pay", () => {
  test("holds reminders until its day is over, and then the latest step goes out", async () => {
    const world = await createReminderWorld();
    await world.remindBy([-3, 0, 7, 21]);
    const { id } = await world.deliver(due);
    await recordPromise(world.ctx, { invoiceId: id, until: "2026-03-20", note: "By phone" });
    await world.liveUntil("2026-04-30T10:00:00Z");
    expect(await world.left()).toEqual([
      "2026-03-23T09:00 Invoice INV-0001 is overdue",
      "2026-04-06T09:00 Invoice INV-0001 is overdue",
    ]);
    expect(await world.written(id)).toContainEqual([0, "skipped", "overtaken"]);
  });

  test("that is taken back holds nothing any more", async () => {
    const world = await createReminderWorld();
    await world.remindBy([0]);
    const { id } = await world.deliver(due);
    await recordPromise(world.ctx, { invoiceId: id, until: "2026-04-20" });
    await world.liveUntil("2026-03-17T10:00:00Z");
    await withdrawPromise(world.ctx, { invoiceId: id });
    await withdrawPromise(world.ctx, { invoiceId: id });
    await world.sweep();
    expect(await world.left()).toEqual(["2026-03-17T11:00 Invoice INV-0001 is overdue"]);
  });

  test("that is made while a reminder waits keeps it from leaving", async () => {
    const world = await createReminderWorld();
    await world.remindBy([0]);
    const { id } = await world.deliver(due);
    await world.mailbox.faults.add({ kind: "temporary" });
    await world.liveUntil("2026-03-16T09:00:00Z");
    await recordPromise(world.ctx, { invoiceId: id, until: "2026-03-16" });
    await world.mailbox.faults.clear();
    await world.liveUntil("2026-03-16T12:00:00Z");
    expect(await world.mails()).toMatchObject([
      { state: "withdrawn", lastError: "The client promised to pay before this reminder left." },
    ]);
  });

  test("is replaced by a newer one and shown with its note", async () => {
    const world = await createReminderWorld();
    const { id } = await world.deliver(due);
    await recordPromise(world.ctx, { invoiceId: id, until: "2026-03-20", note: "By phone" });
    await recordPromise(world.ctx, { invoiceId: id, until: "2026-03-25", note: "By mail" });
    expect((await remindersOfInvoice(world.ctx, { invoiceId: id })).promise).toEqual({
      until: "2026-03-25",
      note: "By mail",
    });
  });

  test.each([
    ["2026-03-01", "This day is over. Choose today or a later day."],
    ["2027-03-03", "Choose a day within a year."],
    ["2026-02-30", "Write a date that exists as YYYY-MM-DD."],
  ])("cannot be for %s", async (until, message) => {
    const world = await createReminderWorld();
    const { id } = await world.deliver(due);
    await expect(recordPromise(world.ctx, { invoiceId: id, until })).rejects.toMatchObject({
      kind: "invalid",
      fields: [{ path: "until", message }],
    });
    expect((await remindersOfInvoice(world.ctx, { invoiceId: id })).promise).toBeNull();
  });

  test("is not recorded on what nobody owes, nor by a stranger", async () => {
    const world = await createReminderWorld();
    const { id } = await world.deliver(due);
    const draft = await makeDraft(world.ctx);
    const until = "2026-03-20";
    await expect(recordPromise(await world.foreigner(), { invoiceId: id, until })).rejects.toMatchObject({
      kind: "not-found",
    });
    await expect(recordPromise(world.ctx, { invoiceId: draft.id, until })).rejects.toThrow(
      "this one is draft",
    );
    await recordPayment(world.ctx, { id, amount: 10000n });
    await expect(recordPromise(world.ctx, { invoiceId: id, until })).rejects.toThrow("this one is paid");
  });
});
