import type Stripe from "stripe";
import type { StripeBalance, StripePayout } from "./payment-objects.ts";
import { readAmount, readCurrency, readInstant } from "./read.ts";

export function readPayout(payout: Stripe.Payout): StripePayout {
  return {
    id: payout.id,
    status: payout.status,
    amount: readAmount(payout.amount),
    currency: readCurrency(payout.currency),
    isAutomatic: payout.automatic,
    arrivesAt: readInstant(payout.arrival_date),
    createdAt: readInstant(payout.created),
  };
}

export function sumBalance({ available, pending }: Stripe.Balance): StripeBalance[] {
  const sums = new Map<string, bigint>();
  for (const { amount, currency } of [...available, ...pending]) {
    const code = readCurrency(currency);
    sums.set(code, (sums.get(code) ?? 0n) + readAmount(amount));
  }
  return [...sums].map(([currency, amount]) => ({ currency, amount }));
}
