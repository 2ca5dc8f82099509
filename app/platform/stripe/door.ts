import { accountCalls, type AccountCalls } from "./account-calls.ts";
import { bookCalls, type BookCalls } from "./book-calls.ts";
import { createStripeClient } from "./client.ts";
import { StripeNotConfigured } from "./failure.ts";
import { paymentCalls, type PaymentCalls } from "./payment-calls.ts";
import { previewCalls, type PreviewCalls } from "./preview-calls.ts";
import { priceCalls, type PriceCalls } from "./price-calls.ts";
import { subscriptionCalls, type SubscriptionCalls } from "./subscription-calls.ts";
import { webhookCalls, type WebhookCalls } from "./webhook-calls.ts";
import { refuseInTransaction } from "#platform/db";

export type StripeDoor = PaymentCalls &
  BookCalls &
  SubscriptionCalls &
  PreviewCalls &
  PriceCalls &
  WebhookCalls &
  AccountCalls & {
    readonly isConfigured: boolean;
    readonly mode: "test" | "live" | null;
    /** The last four characters of the key, by which people tell keys apart; null without one. */
    readonly keyEnding: string | null;
  };

export type StripeSettings = {
  secretKey: string;
  webhookSecrets: readonly string[];
  apiBase: string;
  /** Milliseconds per call. */
  timeout?: number;
};

export function createStripeDoor(settings: StripeSettings): StripeDoor {
  const client = createStripeClient(settings);
  const calls = {
    ...paymentCalls(client),
    ...bookCalls(client),
    ...subscriptionCalls(client),
    ...previewCalls(client),
    ...priceCalls(client),
    ...webhookCalls(client, settings.webhookSecrets),
    ...accountCalls(client),
  };
  return {
    ...refusingInTransaction(calls),
    isConfigured: true,
    mode: settings.secretKey.includes("_live_") ? "live" : "test",
    keyEnding: settings.secretKey.slice(-4),
  };
}

/** Every call refuses; for a deployment without Stripe keys. */
export const stripeNotConfigured: StripeDoor = new Proxy({} as StripeDoor, {
  get: (_, name) => {
    if (name === "isConfigured") return false;
    if (name === "mode" || name === "keyEnding") return null;
    return () => {
      throw new StripeNotConfigured();
    };
  },
});

function refusingInTransaction<T extends Record<string, (...args: never[]) => unknown>>(calls: T): T {
  const entries = Object.entries(calls).map(([name, call]) => [
    name,
    (...args: never[]) => {
      refuseInTransaction("Stripe");
      return call(...args);
    },
  ]);
  return Object.fromEntries(entries) as T;
}
