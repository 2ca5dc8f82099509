import { organizationOf, type TxContext } from "#platform/context";
import { Prisma } from "#platform/db";

/**
 * What an invoice's reminders follow from has changed: it is looked at now, by the sender, which reads everything anew.
 * Only what was mailed and is owed is looked at; what is not owed any more falls silent when its time comes.
 */
export function lookAtInvoice(tx: TxContext, { invoiceId }: { invoiceId: string }): Promise<void> {
  return lookAt(tx, Prisma.sql`id = ${invoiceId}`);
}

/** As lookAtInvoice, for all that the client owes. */
export function lookAtClient(tx: TxContext, { clientId }: { clientId: string }): Promise<void> {
  return lookAt(tx, Prisma.sql`client_id = ${clientId}`);
}

/** As lookAtInvoice, for all that the organization is owed. */
export function lookAtOrganization(tx: TxContext): Promise<void> {
  return lookAt(tx, Prisma.sql`true`);
}

async function lookAt(tx: TxContext, which: Prisma.Sql): Promise<void> {
  const written = await tx.db.$executeRaw(Prisma.sql`
    INSERT INTO reminder_schedules (invoice_id, organization_id, client_id, next_at)
    SELECT id, organization_id, client_id, ${tx.clock.now().getTime()} FROM invoices
    WHERE organization_id = ${organizationOf(tx)} AND status = 'open' AND amount_due > 0 AND sent_at IS NOT NULL
      AND ${which}
    ON CONFLICT (invoice_id) DO UPDATE SET next_at = excluded.next_at`);
  if (written > 0) tx.wake("emails");
}
