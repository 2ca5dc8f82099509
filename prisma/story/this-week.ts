import { inviteAgent } from "#domain/agents";
import { askForChange } from "#domain/change-requests";
import { sendInvoice } from "#domain/invoices";
import { getReminderSettings, recordPromise, updateReminderSettings } from "#domain/reminders";
import { createRefund } from "#domain/refunds";
import { addDays, todayIn } from "#lib/civil-date";
import { days, hours } from "#lib/duration";
import { type Context, contextFor, organizationOf } from "#platform/context";
import { makeDraft, makeOpenInvoice } from "../../tests/billing-factories.ts";
import type { Clients } from "./clients.ts";
import { payByCard } from "./pay.ts";
import type { Story } from "./story.ts";

type Cast = { readonly ctx: Context; readonly clients: Clients; readonly today: Date };

/** What a desk looks like on an ordinary day: something late, something paid, something refunded, something broken. */
export async function endWithThisWeek(story: Story, { ctx, clients, today }: Cast): Promise<void> {
  const { clock, mailbox, settle } = story;
  const at = (ago: number) => clock.set(new Date(today.getTime() - ago));

  at(days(20));
  const overdue = await makeOpenInvoice(ctx, {
    clientId: clients.late.id,
    currency: "USD",
    netDays: 7,
    lines: [{ description: "Fleet tracking rollout", quantity: "1", unitAmount: 420_000 }],
  });
  await sendInvoice(ctx, { id: overdue.id });
  await settle();

  at(days(6));
  const refunded = await makeOpenInvoice(ctx, {
    clientId: clients.late.id,
    currency: "USD",
    lines: [{ description: "Workshop, participants", quantity: "6", unitAmount: 15_000 }],
  });
  await sendInvoice(ctx, { id: refunded.id });
  await payByCard(story, ctx, refunded.id);
  const payment = await ctx.db.payment.findFirstOrThrow({ where: { invoiceId: refunded.id } });
  await createRefund(ctx, { paymentId: payment.id, amount: 15_000n, reason: "One participant was ill" });
  await settle();

  at(days(3));
  const card = await makeOpenInvoice(ctx, {
    clientId: clients.punctual.id,
    currency: "EUR",
    lines: [{ description: "Spare part, controller board", quantity: "2", unitAmount: 38_900 }],
  });
  await sendInvoice(ctx, { id: card.id });
  await payByCard(story, ctx, card.id);

  at(days(2));
  const open = await makeOpenInvoice(ctx, {
    clientId: clients.distant.id,
    currency: "JPY",
    lines: [{ description: "Packaging design, autumn", quantity: "1", unitAmount: 320_000 }],
  });
  await sendInvoice(ctx, { id: open.id });
  await inviteAgent(ctx, { email: "nadia@kettle.test" });
  const lost = await makeOpenInvoice(ctx, {
    clientId: clients.unreachable.id,
    currency: "EUR",
    lines: [{ description: "Removal consulting", quantity: "3", unitAmount: 12_000 }],
  });
  await sendInvoice(ctx, { id: lost.id });
  await mailbox.faults.add({ kind: "refuse-recipient", match: clients.unreachable.email });
  await settle();
  await mailbox.faults.clear();

  at(days(1));
  await switchRemindersOn(ctx);
  const until = addDays(todayIn(clients.late.timeZone, today), 4);
  await recordPromise(ctx, { invoiceId: overdue.id, until, note: "Their bookkeeper is away until then" });

  at(hours(3));
  await askForAnotherAddress(ctx, clients.late);

  at(hours(2));
  await makeDraft(ctx, {
    clientId: clients.punctual.id,
    currency: "EUR",
    lines: [
      { description: "Machine integration, hours", quantity: "12.5", unitAmount: 9_500 },
      { description: "Travel", quantity: "1", unitAmount: 18_450 },
    ],
  });
  await makeDraft(ctx, {
    clientId: clients.late.id,
    currency: "USD",
    lines: [{ description: "Fleet tracking, November", quantity: "31", unitAmountDecimal: "412.5" }],
  });
  clock.set(today);
  await settle();
}

/** As they are suggested. */
async function switchRemindersOn(ctx: Context): Promise<void> {
  const { weekdays, ...settings } = await getReminderSettings(ctx);
  await updateReminderSettings(ctx, {
    ...settings,
    weekdays: [...weekdays],
    steps: [...settings.steps],
    isOn: true,
  });
}

/** What a contact asks for in the portal; it waits for an admin. */
async function askForAnotherAddress(ctx: Context, client: Clients["late"]): Promise<void> {
  const [contact] = client.contacts;
  if (!contact) return;
  const { id: contactId, name: contactName, email } = contact;
  const organizationId = organizationOf(ctx);
  const portal = contextFor(ctx.parts, { kind: "client", contactId, name: contactName, organizationId });
  const { name, taxNumber } = client;
  const address = "418 Dock Street, 2nd floor\nChicago, IL 60607\nUSA";
  await askForChange(portal, { contactId, contactName, email, name, taxNumber, address });
}
