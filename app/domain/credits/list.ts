import { availableCredit, creditLeftBy } from "#domain/payments";
import { organizationOf, type Context } from "#platform/context";
import { type ApplicationView, type CreditPayoutView, viewApplication, viewPayout } from "./view.ts";

/** The uses of credit that count for an invoice now, oldest first. */
export async function listApplications(
  ctx: Context,
  { invoiceId }: { invoiceId: string },
): Promise<ApplicationView[]> {
  const rows = await ctx.db.creditApplication.findMany({
    where: { invoiceId, organizationId: organizationOf(ctx), reversedAt: null },
    orderBy: { id: "asc" },
  });
  return rows.map(viewApplication);
}

/** The newest payouts of a client's credit that still count. */
export async function listCreditPayouts(
  ctx: Context,
  { clientId }: { clientId: string },
): Promise<CreditPayoutView[]> {
  const rows = await ctx.db.creditPayout.findMany({
    where: { clientId, organizationId: organizationOf(ctx), reversedAt: null },
    orderBy: { id: "desc" },
    take: 20,
  });
  return rows.map(viewPayout);
}

/** A payment whose money is still the client's credit and can go back the way it came; minor units. */
export type CreditSource = {
  readonly paymentId: string;
  readonly source: "stripe" | "offline";
  readonly method: string;
  readonly amount: bigint;
  readonly currency: string;
};

/** What of the client's credit refunds of its newest hundred payments can give back, the newest first. */
export async function listCreditSources(
  ctx: Context,
  { clientId, currency }: { clientId: string; currency: string },
): Promise<CreditSource[]> {
  let rest = await availableCredit(ctx, { clientId, currency });
  if (rest === 0n) return [];
  const payments = await ctx.db.payment.findMany({
    where: { clientId, currency, organizationId: organizationOf(ctx), state: "succeeded", source: "stripe" },
    orderBy: { id: "desc" },
    take: 100,
  });
  const sources: CreditSource[] = [];
  for (const payment of payments) {
    const { id: paymentId, source, method } = payment;
    const refundable = payment.amount - payment.amountRefunded - payment.amountDisputed;
    const amount = [refundable, rest, await creditLeftBy(ctx, payment)].reduce((a, b) => (a < b ? a : b));
    if (amount <= 0n) continue;
    sources.push({ paymentId, source, method, amount, currency });
    rest -= amount;
  }
  return sources;
}
