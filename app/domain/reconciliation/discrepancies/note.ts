import type { TxContext } from "#platform/context";
import { Prisma } from "#platform/db";
import { newId } from "#lib/ids";
import type { DiscrepancyReason } from "./reasons.ts";

export type Finding = {
  readonly reason: DiscrepancyReason;
  /** What it is about, usually Stripe's id of it; with the reason it is one discrepancy. */
  readonly objectId: string;
  /** Null when it concerns every organization of the deployment. */
  readonly organizationId: string | null;
  /** Minor units. */
  readonly amount: bigint;
  readonly currency: string;
  /** What is the matter, in a sentence. */
  readonly detail: string;
  readonly paymentId?: string | null;
  readonly invoiceId?: string | null;
};

/**
 * Notes that something differs, once however often it is seen. One that was closed opens again, one that was ignored only
 * when it is about another amount now.
 */
export async function noteDiscrepancy(tx: TxContext, finding: Finding): Promise<void> {
  const { reason, objectId, organizationId, amount, currency, detail } = finding;
  const now = tx.clock.now().getTime();
  const opensAgain = Prisma.sql`(state = 'healed' OR (state = 'ignored' AND amount <> excluded.amount))`;
  await tx.db.$executeRaw(Prisma.sql`
    INSERT INTO discrepancies (id, organization_id, reason, stripe_object_id, amount, currency, detail, payment_id,
      invoice_id, opened_at, last_seen_at)
    VALUES (${newId()}, ${organizationId}, ${reason}, ${objectId}, ${amount}, ${currency}, ${detail},
      ${finding.paymentId ?? null}, ${finding.invoiceId ?? null}, ${now}, ${now})
    ON CONFLICT (reason, stripe_object_id) DO UPDATE SET
      opened_at = CASE WHEN ${opensAgain} THEN excluded.opened_at ELSE opened_at END,
      settled_at = CASE WHEN ${opensAgain} THEN NULL ELSE settled_at END,
      settled_by_id = CASE WHEN ${opensAgain} THEN NULL ELSE settled_by_id END,
      state = CASE WHEN ${opensAgain} THEN 'open' ELSE state END,
      organization_id = excluded.organization_id, amount = excluded.amount, currency = excluded.currency,
      detail = excluded.detail, last_seen_at = excluded.last_seen_at,
      payment_id = coalesce(payment_id, excluded.payment_id),
      invoice_id = coalesce(invoice_id, excluded.invoice_id)`);
}
