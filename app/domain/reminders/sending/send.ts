import { recordActivity } from "#domain/activity";
import { queueEmail } from "#domain/delivery";
import { ensureLink } from "#domain/links";
import type { CivilDate } from "#lib/civil-date";
import { newId } from "#lib/ids";
import { stepText } from "#lib/reminder-steps";
import { organizationOf, type TxContext } from "#platform/context";
import { listRecipients, type RemindedInvoice } from "../schedule/read.ts";

export type NewReminder = {
  /** The step that it is; null for one that somebody sends beside the steps. */
  readonly offsetDays: number | null;
  /** Steps that it takes the place of. */
  readonly overtaken: readonly number[];
  /** The client's day. */
  readonly day: CivilDate;
  /** Whether somebody asked for it: such a mail does not wait for working hours. */
  readonly byHand: boolean;
};

/**
 * Writes down that the client is reminded, and one mail to each who gets the client's mail, with each one's own link.
 * The row is what makes it once: the database refuses a second one of the step, and a second one of the day.
 */
export async function sendReminder(
  tx: TxContext,
  { id: invoiceId, client, dueOn }: Pick<RemindedInvoice, "id" | "client" | "dueOn">,
  { offsetDays, overtaken, day, byHand }: NewReminder,
): Promise<readonly string[]> {
  const reminderId = newId();
  const reason = byHand ? "by hand" : "due";
  await writeReminder(tx, { id: reminderId, invoiceId, offsetDays, outcome: "sent", reason, day });
  for (const step of overtaken)
    await writeReminder(tx, { invoiceId, offsetDays: step, outcome: "skipped", reason: "overtaken", day });
  const recipients = (await listRecipients(tx, { clientIds: [client.id] })).get(client.id) ?? [];
  for (const { id: contactId, name, email } of recipients) {
    const link = await ensureLink(tx, { kind: "invoice", subjectId: invoiceId, contactId });
    await queueEmail(tx, {
      template: day > dueOn ? "overdue" : "reminder",
      to: { address: email, name },
      props: { invoiceId, linkId: link.id, reminderId },
      dedupe: `reminder:${invoiceId}:${offsetDays ?? day}:${contactId}`,
      subjectKind: "invoice",
      subjectId: invoiceId,
      contactId,
    });
  }
  const addresses = recipients.map(({ email }) => email);
  await recordActivity(tx, {
    verb: "reminder queued",
    subjectKind: "invoice",
    subjectId: invoiceId,
    after: { to: addresses.join(", "), ...(offsetDays !== null && { reason: stepText(offsetDays) }) },
  });
  return addresses;
}

type Written = {
  readonly id?: string;
  readonly invoiceId: string;
  readonly offsetDays: number | null;
  readonly outcome: "sent" | "skipped";
  readonly reason: "due" | "by hand" | "overtaken";
  readonly day: CivilDate;
};

/** What became of a step, for ever. */
export async function writeReminder(tx: TxContext, { id = newId(), day, ...row }: Written): Promise<void> {
  const organizationId = organizationOf(tx);
  await tx.db.reminder.create({
    data: { id, organizationId, ...row, onDay: day, createdAt: tx.clock.now() },
  });
}
