import Stripe from "stripe";
import { stripeTimeout } from "#lib/waits";

/** A minor release of the SDK moves its default version, so both are pinned. */
export const stripeApiVersion = "2026-10-28.endive";

/** The SDK with its own retries off: whoever calls decides, knowing whether the outcome is unknown. */
export function createStripeClient(options: {
  secretKey: string;
  apiBase: string;
  timeout?: number;
}): Stripe {
  const base = new URL(options.apiBase);
  const protocol = base.protocol === "http:" ? "http" : "https";
  return new Stripe(options.secretKey, {
    apiVersion: stripeApiVersion,
    host: base.hostname,
    port: base.port || (protocol === "http" ? 80 : 443),
    protocol,
    timeout: options.timeout ?? stripeTimeout,
    maxNetworkRetries: 0,
    telemetry: false,
  });
}
