import type Stripe from "stripe";
import { StripeFailure } from "./failure.ts";
import type { StripeMetadata } from "./payment-objects.ts";

/** Stripe's numbers are minor units already; anything else than a whole one is no answer. */
export function readAmount(amount: number): bigint {
  if (Number.isSafeInteger(amount)) return BigInt(amount);
  throw new StripeFailure("unknown", "Stripe's answer holds an amount that is not whole.", null, null, null);
}

export function readCurrency(currency: string): string {
  return currency.toUpperCase();
}

/** Stripe counts whole seconds since 1970. */
export function readInstant(secondsSince1970: number): Date {
  return new Date(secondsSince1970 * 1000);
}

export function toStripeInstant(instant: Date): number {
  return Math.floor(instant.getTime() / 1000);
}

/** The id of what may be expanded or not. */
export function readId(reference: string | { readonly id: string } | null | undefined): string | null {
  if (reference === null || reference === undefined) return null;
  return typeof reference === "string" ? reference : reference.id;
}

/** The object of what was asked to be expanded; null when Stripe has none. */
export function readExpanded<T extends { readonly id: string }>(
  reference: string | T | null | undefined,
): T | null {
  return typeof reference === "object" ? reference : null;
}

export function readMetadata(metadata: Stripe.Metadata | null | undefined): StripeMetadata {
  return { ...metadata };
}
