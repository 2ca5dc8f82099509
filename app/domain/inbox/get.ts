import { organizationOf, type Context } from "#platform/context";
import { NotFound } from "#lib/errors";
import { type StripeEventItem, viewEvent } from "./list.ts";
import type { KeptEvent } from "./target.ts";
import { visibleTo } from "./visible.ts";

export type StripeEventView = StripeEventItem & {
  readonly apiVersion: string | null;
  readonly isLive: boolean;
  /** When it happened at Stripe. */
  readonly happenedAt: Date;
  /** What is kept of its object: ids, state and amount, nothing personal and nothing secret. */
  readonly payload: Readonly<Record<string, string | number | boolean | null>>;
  /** What of ours it speaks of. */
  readonly invoiceId: string | null;
  readonly paymentId: string | null;
};

/** Throws NotFound for an event that the organization may not see. */
export async function getStripeEvent(ctx: Context, { id }: { id: string }): Promise<StripeEventView> {
  const row = await ctx.db.stripeEvent.findFirst({
    where: { AND: [{ id }, await visibleTo(ctx, organizationOf(ctx))] },
  });
  if (!row) throw new NotFound("event");
  const kept = JSON.parse(row.payload) as KeptEvent;
  return {
    ...viewEvent(row),
    apiVersion: row.apiVersion,
    isLive: row.livemode,
    happenedAt: row.stripeCreatedAt,
    payload: shownPart(kept),
    ...(await findSubject(ctx, kept)),
  };
}

/** How many events wait for an admin. */
export async function countParked(ctx: Context): Promise<number> {
  return ctx.db.stripeEvent.count({
    where: { AND: [{ state: "parked" }, await visibleTo(ctx, organizationOf(ctx))] },
  });
}

/** What is not named here is not shown, whatever an event may come to hold. */
const shownKeys = [
  "id",
  "kind",
  "paymentIntentId",
  "chargeId",
  "subscriptionId",
  "status",
  "amount",
  "currency",
];
const shownMetadata = ["organization_id", "invoice_id", "client_id", "attempt_id", "payment_id", "refund_id"];

function shownPart(kept: KeptEvent): StripeEventView["payload"] {
  const fields = kept as unknown as Record<string, unknown>;
  const metadata: Readonly<Record<string, unknown>> = kept.metadata ?? {};
  const pairs = [
    ...shownKeys.map((key) => [key, fields[key]] as const),
    ...shownMetadata.map((key) => [`metadata.${key}`, metadata[key]] as const),
  ];
  return Object.fromEntries(
    pairs.filter((pair): pair is readonly [string, string | number] => isPlain(pair[1])),
  );
}

function isPlain(value: unknown): value is string | number | boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}

async function findSubject(ctx: Context, kept: KeptEvent) {
  const organizationId = organizationOf(ctx);
  const { paymentIntentId } = kept;
  const payment = paymentIntentId
    ? await ctx.db.payment.findFirst({
        where: { organizationId, stripePaymentIntentId: paymentIntentId },
        select: { id: true, invoiceId: true },
      })
    : null;
  const named = kept.metadata["invoice_id"];
  const invoice =
    named && !payment?.invoiceId
      ? await ctx.db.invoice.findFirst({ where: { organizationId, id: named }, select: { id: true } })
      : null;
  return { paymentId: payment?.id ?? null, invoiceId: payment?.invoiceId ?? invoice?.id ?? null };
}
