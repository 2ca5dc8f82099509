import type { TxContext } from "#platform/context";
import { Prisma } from "#platform/db";
import type { StripeEventNotice } from "#platform/stripe";
import { canonicalJson } from "#lib/canonical-json";

const ourKeys = ["organization_id", "invoice_id", "client_id", "attempt_id", "payment_id", "refund_id"];

/** Writes an event down, once; false when it was there already. Nothing personal is kept, only ids and amounts. */
export async function storeEvent(tx: TxContext, notice: StripeEventNotice): Promise<boolean> {
  const { id, type, object, apiVersion, livemode, createdAt, requestKey } = notice;
  const now = tx.clock.now().getTime();
  const metadata = Object.fromEntries(
    ourKeys.flatMap((key) => (object.metadata[key] ? [[key, object.metadata[key]]] : [])),
  );
  const payload = canonicalJson({ ...object, metadata, ...(requestKey && { requestKey }) });
  const organizationId = await findOrganization(tx, notice);
  const written = await tx.db.$executeRaw(Prisma.sql`
    INSERT INTO stripe_events (id, type, object_id, organization_id, api_version, livemode, stripe_created_at,
      received_at, payload, state, attempts, next_attempt_at)
    VALUES (${id}, ${type}, ${object.id}, ${organizationId}, ${apiVersion}, ${livemode ? 1 : 0},
      ${createdAt.getTime()}, ${now}, ${payload}, 'received', 0, ${now})
    ON CONFLICT (id) DO NOTHING`);
  return written === 1;
}

/** Whose event it is, as far as the event itself or the payment it speaks of tells. */
async function findOrganization(tx: TxContext, { object }: StripeEventNotice): Promise<string | null> {
  const { organization_id: named } = object.metadata;
  if (named) {
    const organization = await tx.db.organization.findUnique({ where: { id: named }, select: { id: true } });
    return organization?.id ?? null;
  }
  if (object.paymentIntentId === null) return null;
  const payment = await tx.db.payment.findUnique({
    where: { stripePaymentIntentId: object.paymentIntentId },
    select: { organizationId: true },
  });
  return payment?.organizationId ?? null;
}
