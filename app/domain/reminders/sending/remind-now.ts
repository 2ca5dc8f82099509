import { NotFound } from "#lib/errors";
import { todayIn } from "#lib/civil-date";
import { type Context, inTransaction, organizationOf, type TxContext } from "#platform/context";
import {
  NotDeliveredYet,
  NothingToRemindOf,
  RemindedToday,
  ReminderHeld,
  ReminderNotPlanned,
} from "../errors.ts";
import { holdsOn } from "../schedule/holds.ts";
import { planReminders, stepsUntil } from "../schedule/plan.ts";
import { readReminded, type RemindedInvoice } from "../schedule/read.ts";
import { lookAtInvoice } from "../schedule/touch.ts";
import { sendReminder } from "./send.ts";

/**
 * Reminds the client of the invoice now, whatever the hour, and answers whom. It takes the place of the steps whose day
 * has come. Throws NothingToRemindOf, NotDeliveredYet, ReminderHeld or RemindedToday, each with a sentence that says why.
 */
export function remindNow(
  ctx: Context,
  { invoiceId }: { invoiceId: string },
): Promise<{ to: readonly string[] }> {
  return inTransaction(ctx, async (tx) => {
    const { invoice, today } = await requireRemindable(tx, invoiceId);
    const overtaken = stepsUntil(invoice.facts, today);
    return { to: await sendByHand(tx, invoice, { offsetDays: null, overtaken, day: today }) };
  });
}

/** Sends one planned step now instead of when it is due. It takes the place of the steps before it. Throws as remindNow. */
export function sendStepNow(
  ctx: Context,
  { invoiceId, offsetDays }: { invoiceId: string; offsetDays: number },
): Promise<{ to: readonly string[] }> {
  return inTransaction(ctx, async (tx) => {
    const { invoice, today } = await requireRemindable(tx, invoiceId);
    const planned = planReminders(invoice.facts, tx.clock.now());
    const steps = planned.flatMap((one) => [...one.overtaken, one.offsetDays]);
    if (!steps.includes(offsetDays)) throw new ReminderNotPlanned(offsetDays);
    const overtaken = steps.filter((step) => step < offsetDays);
    return { to: await sendByHand(tx, invoice, { offsetDays, overtaken, day: today }) };
  });
}

async function requireRemindable(tx: TxContext, invoiceId: string) {
  const row = await tx.db.invoice.findFirst({
    where: { id: invoiceId, organizationId: organizationOf(tx) },
    select: { status: true },
  });
  if (!row) throw new NotFound("invoice");
  const [invoice] = await readReminded(tx, { invoiceIds: [invoiceId] });
  if (!invoice) throw new NothingToRemindOf(row.status);
  const { facts, isOnTheLine } = invoice;
  const today = todayIn(facts.zone, tx.clock.now());
  if (holdsOn(facts.hold, today)) throw new ReminderHeld(facts.hold);
  if (facts.deliveredAt === null) throw new NotDeliveredYet();
  if (isOnTheLine || facts.remindedOn === today) throw new RemindedToday();
  return { invoice, today };
}

async function sendByHand(
  tx: TxContext,
  invoice: RemindedInvoice,
  reminder: { offsetDays: number | null; overtaken: readonly number[]; day: string },
): Promise<readonly string[]> {
  const to = await sendReminder(tx, invoice, { ...reminder, byHand: true });
  await lookAtInvoice(tx, { invoiceId: invoice.id });
  return to;
}
