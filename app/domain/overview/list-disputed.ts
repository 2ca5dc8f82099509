import { type Context, organizationOf } from "#platform/context";
import type { Money } from "#lib/money";

export type Disputed = {
  readonly id: string;
  readonly paymentId: string;
  readonly amount: Money;
  readonly clientName: string | null;
  readonly invoiceNumber: string | null;
  /** Until when Stripe takes evidence; null where it asks for none. */
  readonly evidenceDueAt: Date | null;
};

/** Disputes that are not decided, the most urgent first; those without a deadline last. */
export async function listDisputed(ctx: Context, { limit }: { limit: number }): Promise<Disputed[]> {
  const rows = await ctx.db.dispute.findMany({
    where: { organizationId: organizationOf(ctx), state: "open" },
    orderBy: [{ evidenceDueAt: { sort: "asc", nulls: "last" } }, { id: "asc" }],
    take: limit,
    include: {
      payment: { select: { client: { select: { name: true } }, invoice: { select: { number: true } } } },
    },
  });
  return rows.map(({ id, paymentId, amount, currency, evidenceDueAt, payment }) => ({
    ...{ id, paymentId, evidenceDueAt, amount: { amount, currency } },
    clientName: payment.client?.name ?? null,
    invoiceNumber: payment.invoice?.number ?? null,
  }));
}
