import { composeAgentInvite, expireInvites } from "#domain/agents";
import { composePasswordReset } from "#domain/accounts";
import { composeAdminNotice, composeAllClear, sendDueNotices } from "#domain/alerts";
import { endDueSessions } from "#domain/checkout";
import { composeCreditNoteEmail } from "#domain/credit-notes";
import { type Composers, sendDueMails } from "#domain/delivery";
import { forgetAnswers } from "#domain/idempotency";
import { carryOutBulkActions } from "#domain/bulk-actions";
import { billDuePlans, hashNewClaims, resumeBillingRuns } from "#domain/billing-runs";
import { applyDueEvents } from "#domain/inbox";
import { composeCancelledEmail, composeFreshLink, composeInvoiceEmail } from "#domain/invoices";
import { forgetLimits, saveBusyLimits } from "#domain/limits";
import { composePaymentFailed, composeReceipt, composeRefundMail } from "#domain/payments";
import { composePortalLink, forgetPortalVisits } from "#domain/portal";
import { reconcileDue } from "#domain/reconciliation";
import { composeReminder, sendDueReminders } from "#domain/reminders";
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
  "fresh-link": composeFreshLink,
  reminder: composeReminder,
  overdue: composeReminder,
  "portal-link": composePortalLink,
  receipt: composeReceipt,
  "payment-failed": composePaymentFailed,
  refund: composeRefundMail,
  "agent-invite": composeAgentInvite,
  "password-reset": composePasswordReset,
  "admin-notice": composeAdminNotice,
  "all-clear": composeAllClear,
};

/** Every room's due work by the queue that wakes it. A sweep wakes all of them, each for itself. */
export const dueWork: Readonly<Record<Exclude<QueueName, "sweep">, readonly DueWork[]>> = {
  // What is done to many invoices are mails, which are then due.
  emails: [carryOutBulkActions, sendDueReminders, (ctx) => sendDueMails(ctx, composers)],
  events: [applyDueEvents],
  payments: [endDueSessions, tryDueRefunds, askForDueFees],
  reconciliation: [reconcileDue],
  "billing-runs": [resumeBillingRuns, billDuePlans, hashNewClaims],
  "billing-updates": [expireInvites, syncDueSeats, sendDueNotices],
};

/**
 * The sweep's own work, beside waking every queue: tidying that nobody waits for, and a second look at the seats. Their
 * own run may hang in a worker that got no answer and no error; this one finds what that one's lease has let go.
 */
export const sweepWork: readonly DueWork[] = [
  forgetAttempts,
  async (ctx) => {
    await forgetLimits(ctx);
    await saveBusyLimits(ctx);
    await forgetAnswers(ctx);
    await forgetPortalVisits(ctx);
    return null;
  },
  // In this order: what has expired takes no seat, and is no difference that somebody made at Stripe.
  expireInvites,
  syncDueSeats,
];

/** Runs all of a queue's due work and answers when more is due. */
export function runQueue(ctx: Context, name: QueueName): Promise<Date | null> {
  return runWorks(ctx, { name, works: name === "sweep" ? sweepWork : dueWork[name] });
}

/** Runs the due work of all queues one after the other, for those who have no queue to wake. */
export function runEverything(ctx: Context): Promise<Date | null> {
  return runWorks(ctx, { name: "sweep", works: [...sweepWork, ...Object.values(dueWork).flat()] });
}

/**
 * A failure of one work does not keep the others from running. While the process is ending none is begun: what is due
 * stays due for the next start.
 */
async function runWorks(
  ctx: Context,
  { name, works }: { name: QueueName; works: readonly DueWork[] },
): Promise<Date | null> {
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
