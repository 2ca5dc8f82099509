import type { CivilDate } from "#lib/civil-date";
import { groupedBy } from "#lib/grouped";
import type { InvoiceStatus } from "#lib/statuses";
import { type Context, organizationOf, type TxContext } from "#platform/context";
import { readHolds } from "./holds.ts";
import { lastDay, readMails } from "./mails.ts";
import type { Hold, ReminderFacts } from "./plan.ts";
import { readPolicies } from "./policies.ts";

type Reader = Context | TxContext;

/** An invoice that somebody owes, with what its reminders follow from. */
export type RemindedInvoice = {
  readonly id: string;
  readonly number: string;
  readonly client: { readonly id: string; readonly name: string; readonly timeZone: string };
  readonly currency: string;
  readonly amountDue: bigint;
  readonly dueOn: CivilDate;
  /** Who gets the mail. */
  readonly recipients: readonly string[];
  readonly facts: ReminderFacts;
  /** Whether a reminder is being sent at this moment. */
  readonly isOnTheLine: boolean;
};

/**
 * Those of these invoices that are owed, in their order, read from the rows as they are now. `ifOnSince` answers what
 * would hold if the organization, which reminds nobody, had switched reminders on then.
 */
export async function readReminded(
  ctx: Reader,
  { invoiceIds, ifOnSince }: { invoiceIds: readonly string[]; ifOnSince?: Date },
): Promise<RemindedInvoice[]> {
  const rows = await ctx.db.invoice.findMany({
    where: { id: { in: [...invoiceIds] }, organizationId: organizationOf(ctx), ...owed },
    select: {
      ...{ id: true, number: true, currency: true, amountDue: true, dueOn: true, sentAt: true },
      client: { select: { id: true, name: true, timeZone: true } },
    },
    orderBy: { id: "asc" },
  });
  const ids = rows.map(({ id }) => id);
  const clientIds = [...new Set(rows.map(({ client }) => client.id))];
  const contacts = await listRecipients(ctx, { clientIds });
  const addressesOf = (clientId: string) => (contacts.get(clientId) ?? []).map(({ email }) => email);
  const policies = await readPolicies(ctx, { clientIds, ifOnSince });
  const mails = await readMails(
    ctx,
    rows.map(({ id, client }) => ({ invoiceId: id, addresses: addressesOf(client.id) })),
  );
  const holds = await readHolds(ctx, ids);
  const reminders = groupedBy(
    await ctx.db.reminder.findMany({
      where: { invoiceId: { in: ids } },
      select: { invoiceId: true, offsetDays: true, outcome: true, onDay: true },
    }),
    ({ invoiceId }) => invoiceId,
  );
  return rows.map(({ number, dueOn, sentAt, ...row }) => {
    const { id, client } = row;
    const mailed = mails.get(id);
    const written = reminders.get(id) ?? [];
    const days = written.filter(({ outcome }) => outcome === "sent").map(({ onDay }) => onDay);
    const bounced: Hold | null = mailed?.isBounced ? { reason: "bounced", until: null } : null;
    const hold = mostPressing(holds.get(id) ?? null, bounced);
    return {
      ...row,
      number: number ?? "",
      dueOn: dueOn ?? "",
      recipients: addressesOf(client.id),
      isOnTheLine: mailed?.isOnTheLine ?? false,
      facts: {
        dueOn: dueOn ?? "",
        // Of a mail that came back, when it had left still says from when on it would have counted.
        deliveredAt: mailed?.firstSentAt ?? (bounced && sentAt),
        zone: client.timeZone,
        times: policies.times,
        steps: policies.isOn ? policies.stepsFor(client.id) : [],
        settled: new Set(written.flatMap(({ offsetDays }) => offsetDays ?? [])),
        remindedOn: lastDay(client.timeZone, days.sort().at(-1) ?? null, mailed?.remindedAt ?? null),
        hold,
      },
    };
  });
}

const owed = { status: "open" as InvoiceStatus, amountDue: { gt: 0n }, dueOn: { not: null } };

/** Who gets the mail of each of these clients, the primary contact first. */
export async function listRecipients(ctx: Reader, { clientIds }: { clientIds: readonly string[] }) {
  const contacts = await ctx.db.contact.findMany({
    where: {
      organizationId: organizationOf(ctx),
      clientId: { in: [...clientIds] },
      archivedAt: null,
      getsInvoices: true,
    },
    select: { id: true, clientId: true, name: true, email: true },
    orderBy: [{ isPrimary: "desc" }, { id: "asc" }],
  });
  return groupedBy(contacts, ({ clientId }) => clientId);
}

/** What has no end holds longer than a promise. */
function mostPressing(hold: Hold | null, bounced: Hold | null): Hold | null {
  if (bounced === null || (hold && hold.reason !== "promised")) return hold;
  return bounced;
}
