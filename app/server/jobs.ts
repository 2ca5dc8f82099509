import { composeAgentInvite, expireInvites } from "#domain/agents";
import { composePasswordReset } from "#domain/accounts";
import { composeAdminNotice, composeAllClear, sendDueNotices } from "#domain/alerts";
import { endDueSessions } from "#domain/checkout";
import { composeCreditNoteEmail } from "#domain/credit-notes";
import { type Composers, sendDueMails } from "#domain/delivery";
import { forgetAnswers } from "#domain/idempotency";
import { applyDueEvents } from "#domain/inbox";
import { composeCancelledEmail, composeInvoiceEmail } from "#domain/invoices";
import { forgetLimits, saveBusyLimits } from "#domain/limits";
import { composePaymentFailed, composeReceipt } from "#domain/payments";
import { reconcileDue } from "#domain/reconciliation";
import { tryDueRefunds } from "#domain/refunds";
import { forgetAttempts, syncDueSeats } from "#domain/seats";
import { askForDueFees } from "#domain/stripe-payments";
import type { Context } from "#platform/context";
import type { QueueName } from "#platform/queue";

/** Does what is due and answers when the next is due, or null when nothing waits. */
export type DueWork = (ctx: Context) => Promise<Date | null>;

export const composers: Composers = {
  invoice: composeInvoiceEmail,
  "invoice-cancelled": composeCancelledEmail,
  "credit-note": composeCreditNoteEmail,
  receipt: composeReceipt,
  "payment-failed": composePaymentFailed,
  "agent-invite": composeAgentInvite,
  "password-reset": composePasswordReset,
  "admin-notice": composeAdminNotice,
  "all-clear": composeAllClear,
};

/** Every room's due work by the queue that wakes it; the sweep looks at all of them. */
export const dueWork: Readonly<Record<Exclude<QueueName, "sweep">, readonly DueWork[]>> = {
  emails: [(ctx) => sendDueMails(ctx, composers)],
  events: [applyDueEvents],
  payments: [endDueSessions, tryDueRefunds, askForDueFees],
  reconciliation: [reconcileDue],
  "billing-updates": [expireInvites, syncDueSeats, sendDueNotices],
};

/** Work of the sweep alone: tidying that nobody waits for. */
export const sweepWork: readonly DueWork[] = [
  forgetAttempts,
  async (ctx) => {
    await forgetLimits(ctx);
    await saveBusyLimits(ctx);
    await forgetAnswers(ctx);
    return null;
  },
];

/**
 * Runs all of a queue's due work; a failure of one does not keep the others from running. While the process is ending
 * none is begun: what is due stays due for the next start.
 */
export async function runQueue(ctx: Context, name: QueueName): Promise<Date | null> {
  const works = name === "sweep" ? [...sweepWork, ...Object.values(dueWork).flat()] : dueWork[name];
  const nexts: Date[] = [];
  for (const work of works) {
    if (ctx.queue.isStopping) break;
    try {
      const next = await work(ctx);
      if (next) nexts.push(next);
    } catch (error) {
      ctx.log.error("due work failed", { queue: name, error });
    }
  }
  return nexts.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}
