import { recordActivity } from "#domain/activity";
import { todayIn } from "#lib/civil-date";
import { stepText } from "#lib/reminder-steps";
import { type Context, inTransaction } from "#platform/context";
import { ReminderNotPlanned } from "../errors.ts";
import { planReminders } from "../schedule/plan.ts";
import { readReminded } from "../schedule/read.ts";
import { lookAtInvoice } from "../schedule/touch.ts";
import { writeReminder } from "./send.ts";

/**
 * Leaves one planned reminder out, together with the steps that it would have taken the place of. Throws
 * ReminderNotPlanned when there is none such.
 */
export async function skipReminder(
  ctx: Context,
  { invoiceId, offsetDays }: { invoiceId: string; offsetDays: number },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const now = tx.clock.now();
    const [invoice] = await readReminded(tx, { invoiceIds: [invoiceId] });
    const plan = invoice ? planReminders(invoice.facts, now) : [];
    const planned = plan.find((one) => one.offsetDays === offsetDays);
    if (!invoice || !planned) throw new ReminderNotPlanned(offsetDays);
    const day = todayIn(invoice.facts.zone, now);
    for (const step of [...planned.overtaken, offsetDays])
      await writeReminder(tx, {
        ...{ invoiceId, offsetDays: step, outcome: "skipped", day },
        reason: step === offsetDays ? "by hand" : "overtaken",
      });
    await recordActivity(tx, {
      verb: "reminder skipped",
      subjectKind: "invoice",
      subjectId: invoiceId,
      after: { reason: stepText(offsetDays) },
    });
    await lookAtInvoice(tx, { invoiceId });
  });
}
