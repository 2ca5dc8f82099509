import { type CivilDate, todayIn } from "#lib/civil-date";
import { groupedBy } from "#lib/grouped";
import { type Context, organizationOf, type TxContext } from "#platform/context";

export const reminderTemplates = ["reminder", "overdue"] as const;

export type Mailed = {
  readonly firstSentAt: Date | null;
  /** Whether the last mail to somebody who still gets the client's mail did not arrive. */
  readonly isBounced: boolean;
  /** When a reminder last left. */
  readonly remindedAt: Date | null;
  /** Whether a reminder is being sent at this moment. */
  readonly isOnTheLine: boolean;
};

type Asked = { readonly invoiceId: string; readonly addresses: readonly string[] };

/** How the mails of these invoices fared, by invoice; those that were not needed do not count. */
export async function readMails(
  ctx: Context | TxContext,
  invoices: readonly Asked[],
): Promise<Map<string, Mailed>> {
  const rows = await ctx.db.email.findMany({
    where: {
      organizationId: organizationOf(ctx),
      subjectKind: "invoice",
      subjectId: { in: invoices.map(({ invoiceId }) => invoiceId) },
      template: { in: ["invoice", ...reminderTemplates] },
      state: { not: "withdrawn" },
    },
    select: { subjectId: true, template: true, toAddress: true, state: true, sentAt: true, leaseUntil: true },
    orderBy: { id: "asc" },
  });
  const byInvoice = groupedBy(rows, ({ subjectId }) => subjectId);
  return new Map(
    invoices.map(({ invoiceId, addresses }) => {
      const mails = byInvoice.get(invoiceId) ?? [];
      const sent = mails.flatMap(({ state, sentAt, template }) =>
        state === "sent" && sentAt ? [{ template, at: sentAt.getTime() }] : [],
      );
      const invoiceMails = sent.filter(({ template }) => template === "invoice").map(({ at }) => at);
      const reminders = sent.filter(({ template }) => template !== "invoice").map(({ at }) => at);
      const newest = new Map(mails.map(({ toAddress, state }) => [toAddress, state]));
      return [
        invoiceId,
        {
          firstSentAt: invoiceMails.length > 0 ? new Date(Math.min(...invoiceMails)) : null,
          isBounced: addresses.some((address) => newest.get(address) === "failed"),
          remindedAt: reminders.length > 0 ? new Date(Math.max(...reminders)) : null,
          isOnTheLine: mails.some(
            ({ template, state, leaseUntil }) =>
              template !== "invoice" && state === "queued" && leaseUntil !== null,
          ),
        },
      ];
    }),
  );
}

/** The later of the two days, if there is one: when a reminder was written down, and when one left. */
export function lastDay(zone: string, writtenOn: CivilDate | null, leftAt: Date | null): CivilDate | null {
  const leftOn = leftAt && todayIn(zone, leftAt);
  if (writtenOn === null || leftOn === null) return writtenOn ?? leftOn;
  return writtenOn > leftOn ? writtenOn : leftOn;
}
