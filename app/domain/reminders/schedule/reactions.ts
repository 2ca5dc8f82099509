import type { Fact } from "#domain/facts";
import { actsFor, type TxContext } from "#platform/context";
import { lookAtClient, lookAtInvoice } from "./touch.ts";

/** Reactions to what an invoice's reminders follow from: its mails, what is due on it, its client. */
export async function followEmail(
  tx: TxContext,
  { organizationId, subjectKind, subjectId }: Extract<Fact, { kind: "email.state-changed" }>,
): Promise<void> {
  if (subjectKind !== "invoice" || subjectId === null || organizationId === null) return;
  await lookAtInvoice(actsFor(tx, organizationId), { invoiceId: subjectId });
}

export async function followAmount(
  tx: TxContext,
  { organizationId, invoiceId }: Extract<Fact, { kind: "invoice.amount-changed" }>,
): Promise<void> {
  await lookAtInvoice(actsFor(tx, organizationId), { invoiceId });
}

export async function followClient(
  tx: TxContext,
  { organizationId, clientId }: Extract<Fact, { kind: "client.changed" }>,
): Promise<void> {
  await lookAtClient(actsFor(tx, organizationId), { clientId });
}
