import { letterhead } from "#domain/branding";
import { findContact } from "#domain/clients";
import { type Composer, type ComposedEmail, EmailNotNeeded, EmailTooEarly } from "#domain/delivery";
import { getInvoice, invoiceDocument, pdfAttachment } from "#domain/invoices";
import { linkUrl } from "#domain/links";
import { daysBetween, formatDate, todayIn } from "#lib/civil-date";
import { formatMoney } from "#lib/money";
import type { Context } from "#platform/context";
import { holdsOn } from "../schedule/holds.ts";
import { readReminded, type RemindedInvoice } from "../schedule/read.ts";

/**
 * The mails "reminder" and "overdue", judged by what is true when they leave: which of the two is said, and whether
 * anything is. Nobody is asked for money that is there, is on its way or was promised, nor outside working hours.
 */
export const composeReminder: Composer = async (ctx, email) => {
  const { invoiceId, linkId, reminderId } = email.props;
  const [reminded] = await readReminded(ctx, { invoiceIds: [String(invoiceId)] });
  if (!reminded) throw new EmailNotNeeded("Nothing was due on the invoice any more.");
  await requireWanted(ctx, reminded, { reminderId: String(reminderId), contactId: email.contactId });
  return write(ctx, reminded, { clientName: email.to.name, url: await linkUrl(ctx, String(linkId)) });
};

async function requireWanted(
  ctx: Context,
  { id: invoiceId, facts }: RemindedInvoice,
  { reminderId, contactId }: { reminderId: string; contactId: string | null },
): Promise<void> {
  const now = ctx.clock.now();
  const { hold } = facts;
  // Whether this mail arrives is about to be seen; that another did not is for the next one.
  if (holdsOn(hold, todayIn(facts.zone, now)) && hold.reason !== "bounced")
    throw new EmailNotNeeded(notNeeded[hold.reason]);
  const reminders = await ctx.db.reminder.findMany({
    where: { invoiceId, outcome: "sent", id: { gte: reminderId } },
    select: { id: true, reason: true },
  });
  if (reminders.some(({ id }) => id > reminderId))
    throw new EmailNotNeeded("A later reminder went out before this one could.");
  const contact = contactId === null ? null : await findContact(ctx, { id: contactId });
  if (contact?.archivedAt || contact?.getsInvoices === false)
    throw new EmailNotNeeded("This person does not get the client's mail any more.");
  if (reminders.some(({ id, reason }) => id === reminderId && reason === "by hand")) return;
  if (facts.steps.length === 0) throw new EmailNotNeeded("Reminders were switched off before this one left.");
  const { at } = facts.times.from(facts.zone, now);
  if (at > now) throw new EmailTooEarly(at, "It waits for the client's working hours.");
}

const notNeeded = {
  processing: "A payment was on its way before this reminder left.",
  disputed: "A payment was disputed before this reminder left.",
  promised: "The client promised to pay before this reminder left.",
} as const;

async function write(
  ctx: Context,
  { id, facts, currency, amountDue, dueOn }: RemindedInvoice,
  { clientName, url }: { clientName: string; url: string },
): Promise<ComposedEmail> {
  const { seller, buyer, number, total } = await getInvoice(ctx, { id });
  if (!seller || !buyer || number === null) throw new EmailNotNeeded("The invoice is not issued.");
  const text = (amount: bigint) => formatMoney({ amount, currency }, buyer.locale);
  const { brand, ...sender } = await letterhead(ctx, seller);
  const daysLate = daysBetween(dueOn, todayIn(facts.zone, ctx.clock.now()));
  const props = {
    brand,
    clientName: clientName || buyer.name,
    invoiceNumber: number,
    total: text(total),
    amountDue: text(amountDue),
    dueOn: formatDate(dueOn, buyer.locale),
    url,
    action: ctx.stripe.isConfigured ? ("pay" as const) : ("view" as const),
  };
  return {
    content:
      daysLate > 0
        ? { template: "overdue", locale: buyer.locale, props: { ...props, daysLate } }
        : { template: "reminder", locale: buyer.locale, props: { ...props, isDueToday: daysLate === 0 } },
    attachments: [pdfAttachment(await invoiceDocument(ctx, { id }))],
    ...sender,
  };
}
