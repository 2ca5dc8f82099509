import { breathe } from "#lib/breathe";
import { todayIn } from "#lib/civil-date";
import { heldReminderPause, onTheLinePause } from "#lib/waits";
import { actsFor, type Context, inTransaction, type TxContext } from "#platform/context";
import { sendReminder } from "../sending/send.ts";
import { holdsOn } from "./holds.ts";
import { planReminders } from "./plan.ts";
import { readReminded, type RemindedInvoice } from "./read.ts";

/** After how many invoices other work of the queue has its turn. */
const mostAtOnce = 200;

/**
 * Queues the reminders whose time has come and answers when the next is to be looked at. Safe to run at any time and
 * any number of times: each invoice is a transaction of its own, in which everything is read anew.
 */
export async function sendDueReminders(ctx: Context): Promise<Date | null> {
  const due = await ctx.db.reminderSchedule.findMany({
    where: { nextAt: { lte: ctx.clock.now() } },
    orderBy: { nextAt: "asc" },
    take: mostAtOnce,
  });
  for (const { invoiceId, organizationId } of due) {
    if (ctx.queue.isStopping) break;
    await lookAt(actsFor(ctx, organizationId), invoiceId);
    await breathe();
  }
  const next = await ctx.db.reminderSchedule.findFirst({
    where: { nextAt: { not: null } },
    orderBy: { nextAt: "asc" },
    select: { nextAt: true },
  });
  return next?.nextAt ?? null;
}

/** One invoice that cannot be looked at keeps no other from its reminder. */
async function lookAt(ctx: Context, invoiceId: string): Promise<void> {
  try {
    await inTransaction(ctx, (tx) => remind(tx, invoiceId));
  } catch (error) {
    ctx.log.error("an invoice could not be reminded of", { invoiceId, error });
    await inTransaction(ctx, (tx) => lookAgainAt(tx, invoiceId, pauseFrom(tx, heldReminderPause)));
  }
}

async function remind(tx: TxContext, invoiceId: string): Promise<void> {
  const [invoice] = await readReminded(tx, { invoiceIds: [invoiceId] });
  await lookAgainAt(tx, invoiceId, invoice ? await remindOrWait(tx, invoice) : null);
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

async function lookAgainAt(tx: TxContext, invoiceId: string, at: Date | null): Promise<void> {
  await tx.db.reminderSchedule.updateMany({ where: { invoiceId }, data: { nextAt: at } });
}
