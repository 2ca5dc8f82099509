import type { Context, TxContext } from "#platform/context";
import { Prisma } from "#platform/db";
import type { StripeEventNotice } from "#platform/stripe";
import { canonicalJson } from "#lib/canonical-json";

const ourKeys = ["organization_id", "invoice_id", "client_id", "attempt_id", "payment_id", "refund_id"];

/**
 * Writes an event down, once; false when it was there already. Nothing personal is kept, only ids and amounts. It is one
 * statement, so that it may stand alone or in a transaction.
 */
export async function storeEvent(
  { db, clock }: Pick<Context | TxContext, "db" | "clock">,
  notice: StripeEventNotice,
): Promise<boolean> {
  const { id, type, object, apiVersion, livemode, createdAt, requestKey } = notice;
  const now = clock.now().getTime();
  const metadata = Object.fromEntries(
    ourKeys.flatMap((key) => (object.metadata[key] ? [[key, object.metadata[key]]] : [])),
  );
  const payload = canonicalJson({ ...object, metadata, ...(requestKey && { requestKey }) });
  const written = await db.$executeRaw(Prisma.sql`
    INSERT INTO stripe_events (id, type, object_id, organization_id, api_version, livemode, stripe_created_at,
      received_at, payload, state, attempts, next_attempt_at)
    VALUES (${id}, ${type}, ${object.id}, ${organizationIn(notice)}, ${apiVersion}, ${livemode ? 1 : 0},
      ${createdAt.getTime()}, ${now}, ${payload}, 'received', 0, ${now})
    ON CONFLICT (id) DO NOTHING`);
  return written === 1;
}

/** Whose event it is, as far as the event itself or the payment it speaks of tells. */
function organizationIn({ object }: StripeEventNotice): Prisma.Sql {
  const { organization_id: named } = object.metadata;
  if (named) return Prisma.sql`(SELECT id FROM organizations WHERE id = ${named})`;
  if (object.paymentIntentId === null) return Prisma.sql`NULL`;
  return Prisma.sql`
    (SELECT organization_id FROM payments WHERE stripe_payment_intent_id = ${object.paymentIntentId})`;
}
