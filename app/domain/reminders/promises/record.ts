import type { z } from "zod";
import { recordActivity } from "#domain/activity";
import { addDays, todayIn } from "#lib/civil-date";
import { invalidField, NotFound } from "#lib/errors";
import { readInput } from "#lib/input";
import { type Context, inTransaction, organizationOf, type TxContext } from "#platform/context";
import { NothingToRemindOf } from "../errors.ts";
import { lookAtInvoice } from "../schedule/touch.ts";
import { recordPromiseInput } from "./input.ts";

/** A promise for later than that is not one that anybody would wait for. */
const longestPromise = 365;

/** Writes down until when the client said it would pay; until that day is over nobody is reminded. A new one replaces it. */
export async function recordPromise(ctx: Context, input: z.input<typeof recordPromiseInput>): Promise<void> {
  const { invoiceId, until, note } = readInput(recordPromiseInput, input);
  await inTransaction(ctx, async (tx) => {
    const today = await requireOwed(tx, invoiceId);
    if (until < today) throw invalidField("until", "This day is over. Choose today or a later day.");
    if (until > addDays(today, longestPromise)) throw invalidField("until", "Choose a day within a year.");
    const row = {
      organizationId: organizationOf(tx),
      promisedUntil: until,
      note,
      recordedAt: tx.clock.now(),
    };
    await tx.db.paymentPromise.upsert({
      where: { invoiceId },
      create: { invoiceId, ...row },
      update: row,
    });
    await recordActivity(tx, {
      verb: "promise recorded",
      subjectKind: "invoice",
      subjectId: invoiceId,
      after: { until, reason: note === "" ? until : `${until}: ${note}` },
    });
    await lookAtInvoice(tx, { invoiceId });
  });
}

/** Answers the client's day. */
async function requireOwed(tx: TxContext, invoiceId: string) {
  const invoice = await tx.db.invoice.findFirst({
    where: { id: invoiceId, organizationId: organizationOf(tx) },
    select: { status: true, amountDue: true, client: { select: { timeZone: true } } },
  });
  if (!invoice) throw new NotFound("invoice");
  if (invoice.status !== "open" || invoice.amountDue === 0n) throw new NothingToRemindOf(invoice.status);
  return todayIn(invoice.client.timeZone, tx.clock.now());
}

/** Takes the promise back: reminders go on. Without one nothing changes. */
export async function withdrawPromise(ctx: Context, { invoiceId }: { invoiceId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { count } = await tx.db.paymentPromise.deleteMany({
      where: { invoiceId, organizationId: organizationOf(tx) },
    });
    if (count === 0) return;
    await recordActivity(tx, { verb: "promise withdrawn", subjectKind: "invoice", subjectId: invoiceId });
    await lookAtInvoice(tx, { invoiceId });
  });
}
