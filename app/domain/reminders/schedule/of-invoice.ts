import { todayIn } from "#lib/civil-date";
import type { EmailState } from "#lib/statuses";
import { type Context, organizationOf } from "#platform/context";
import { findSettings } from "../settings/rows.ts";
import { holdsOn } from "./holds.ts";
import { reminderTemplates } from "./mails.ts";
import { type Hold, type PlannedReminder, planReminders } from "./plan.ts";
import { readReminded } from "./read.ts";

/** What became of a step, or of a reminder beside the steps (`offsetDays` null). */
export type PastReminder = {
  readonly id: string;
  readonly offsetDays: number | null;
  readonly outcome: "sent" | "skipped";
  readonly reason: string;
  readonly createdAt: Date;
  readonly mails: readonly { readonly address: string; readonly state: EmailState }[];
};

export type InvoiceReminders = {
  /** Whether the organization reminds by itself. */
  readonly isOn: boolean;
  readonly timeZone: string | null;
  readonly next: PlannedReminder | null;
  readonly hold: Hold | null;
  /** Whether somebody may remind of it by hand at all: something is due, and the client got the invoice. */
  readonly canBeReminded: boolean;
  /** Until when the client said it would pay, also when that is over. */
  readonly promise: { readonly until: string; readonly note: string } | null;
  /** Newest first. */
  readonly past: readonly PastReminder[];
};

/** The reminders of one invoice: what comes next, what holds it, and what there was. */
export async function remindersOfInvoice(
  ctx: Context,
  { invoiceId }: { invoiceId: string },
): Promise<InvoiceReminders> {
  const now = ctx.clock.now();
  const { isOn } = await findSettings(ctx);
  const [invoice] = await readReminded(ctx, { invoiceIds: [invoiceId] });
  const promise = await ctx.db.paymentPromise.findFirst({
    where: { invoiceId, organizationId: organizationOf(ctx) },
  });
  const hold = invoice?.facts.hold ?? null;
  const isHeld = invoice !== undefined && holdsOn(hold, todayIn(invoice.facts.zone, now));
  return {
    isOn,
    timeZone: invoice?.client.timeZone ?? null,
    next: (invoice && planReminders(invoice.facts, now)[0]) ?? null,
    hold: isHeld ? hold : null,
    canBeReminded: invoice !== undefined && invoice.facts.deliveredAt !== null,
    promise: promise && { until: promise.promisedUntil, note: promise.note },
    past: await listPast(ctx, invoiceId),
  };
}

async function listPast(ctx: Context, invoiceId: string): Promise<PastReminder[]> {
  const organizationId = organizationOf(ctx);
  const rows = await ctx.db.reminder.findMany({
    where: { invoiceId, organizationId },
    select: { id: true, offsetDays: true, outcome: true, reason: true, createdAt: true },
    orderBy: { id: "desc" },
    take: 50,
  });
  const mails = await ctx.db.email.findMany({
    where: {
      ...{ organizationId, subjectKind: "invoice", subjectId: invoiceId },
      template: { in: [...reminderTemplates] },
    },
    select: { toAddress: true, state: true, props: true },
    orderBy: { id: "asc" },
  });
  const sent = mails.map(({ toAddress, state, props }) => {
    const { reminderId } = JSON.parse(props) as { reminderId?: unknown };
    return { reminderId, address: toAddress, state };
  });
  return rows.map((row) => ({
    ...row,
    mails: sent
      .filter(({ reminderId }) => reminderId === row.id)
      .map(({ address, state }) => ({ address, state })),
  }));
}
