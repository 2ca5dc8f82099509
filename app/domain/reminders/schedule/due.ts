import { breathe } from "#lib/breathe";
import { todayIn } from "#lib/civil-date";
import { groupedBy } from "#lib/grouped";
import { heldReminderPause, onTheLinePause } from "#lib/waits";
import { actsFor, type Context, inTransaction, type TxContext } from "#platform/context";
import { sendReminder } from "../sending/send.ts";
import { holdsOn } from "./holds.ts";
import { planReminders } from "./plan.ts";
import { readReminded, type RemindedInvoice } from "./read.ts";

/** After how many invoices other work of the queue has its turn, and how many are looked at in one transaction. */
const mostAtOnce = 500;
const together = 50;

/**
 * Queues the reminders whose time has come and answers when the next is to be looked at. Safe to run at any time and
 * any number of times: everything is read anew in the transaction that writes what follows from it.
 */
export async function sendDueReminders(ctx: Context): Promise<Date | null> {
  const due = await ctx.db.reminderSchedule.findMany({
    where: { nextAt: { lte: ctx.clock.now() } },
    orderBy: { nextAt: "asc" },
    take: mostAtOnce,
  });
  for (const [organizationId, rows] of groupedBy(due, (row) => row.organizationId)) {
    const ids = rows.map(({ invoiceId }) => invoiceId);
    for (let start = 0; start < ids.length && !ctx.queue.isStopping; start += together) {
      await lookAt(actsFor(ctx, organizationId), ids.slice(start, start + together));
      await breathe();
    }
  }
  const next = await ctx.db.reminderSchedule.findFirst({
    where: { nextAt: { not: null } },
    orderBy: { nextAt: "asc" },
    select: { nextAt: true },
  });
  return next?.nextAt ?? null;
}

/** One invoice that cannot be looked at keeps no other from its reminder. */
async function lookAt(ctx: Context, invoiceIds: readonly string[]): Promise<void> {
  try {
    await inTransaction(ctx, (tx) => remind(tx, invoiceIds));
  } catch (error) {
    if (invoiceIds.length > 1) {
      for (const id of invoiceIds) await lookAt(ctx, [id]);
      return;
    }
    ctx.log.error("an invoice could not be reminded of", { invoiceId: invoiceIds[0], error });
    await inTransaction(ctx, (tx) => lookAgain(tx, invoiceIds, pauseFrom(tx, heldReminderPause)));
  }
}

async function remind(tx: TxContext, invoiceIds: readonly string[]): Promise<void> {
  const owed = new Map((await readReminded(tx, { invoiceIds })).map((invoice) => [invoice.id, invoice]));
  const answers: { id: string; at: number | null }[] = [];
  for (const id of invoiceIds) {
    const invoice = owed.get(id);
    const at = invoice ? await remindOrWait(tx, invoice) : null;
    answers.push({ id, at: at?.getTime() ?? null });
  }
  for (const [at, rows] of groupedBy(answers, (answer) => answer.at)) {
    const ids = rows.map(({ id }) => id);
    await lookAgain(tx, ids, at === null ? null : new Date(at));
  }
}

/** Answers when to look again; null: when something changes. */
async function remindOrWait(tx: TxContext, invoice: RemindedInvoice): Promise<Date | null> {
  const now = tx.clock.now();
  const { facts, isOnTheLine } = invoice;
  const [first, second] = planReminders(facts, now);
  if (!first) return null;
  if (holdsOn(facts.hold, todayIn(facts.zone, now)) && facts.hold.until === null)
    return pauseFrom(tx, heldReminderPause);
  if (first.at > now) return first.at;
  // Whether one has left today is known in a moment.
  if (isOnTheLine) return pauseFrom(tx, onTheLinePause);
  await sendReminder(tx, invoice, { ...first, byHand: false });
  return second?.at ?? null;
}

function pauseFrom(tx: TxContext, pause: number): Date {
  return new Date(tx.clock.now().getTime() + pause);
}

async function lookAgain(tx: TxContext, invoiceIds: readonly string[], at: Date | null): Promise<void> {
  await tx.db.reminderSchedule.updateMany({
    where: { invoiceId: { in: [...invoiceIds] } },
    data: { nextAt: at },
  });
}
