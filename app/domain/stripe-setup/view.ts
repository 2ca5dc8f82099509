import { lastCalls } from "#domain/inbox";
import type { Context } from "#platform/context";
import { webhookAddress } from "./webhook-address.ts";

export type StripeSetup = {
  readonly isConfigured: boolean;
  /** By the key's beginning; null without a key. */
  readonly mode: "test" | "live" | null;
  /** The last four characters of the key. */
  readonly keyEnding: string | null;
  /** The address to enter at Stripe. */
  readonly webhookAddress: string;
  /** Whether Stripe can reach that address at all, as far as it tells by itself. */
  readonly isReachable: boolean;
  /** When an event with a good signature last came, and one with a bad one, to the minute; null for never. */
  readonly lastAcceptedAt: Date | null;
  readonly lastRefusedAt: Date | null;
};

/** What is known without asking Stripe. */
export async function viewStripeSetup(ctx: Context): Promise<StripeSetup> {
  const { isConfigured, mode, keyEnding } = ctx.stripe;
  const { acceptedAt, refusedAt } = await lastCalls(ctx);
  const address = webhookAddress(ctx);
  return {
    isConfigured,
    mode,
    keyEnding,
    webhookAddress: address,
    isReachable: isPublic(new URL(address)),
    lastAcceptedAt: acceptedAt,
    lastRefusedAt: refusedAt,
  };
}

/** Stripe posts over https alone in live mode, and to no machine's own name for itself. */
function isPublic({ protocol, hostname }: URL): boolean {
  const isOwn = /^(localhost|127\.|\[::1\]|10\.|192\.168\.|.*\.(local|localhost|test)$)/.test(hostname);
  return protocol === "https:" && !isOwn;
}
