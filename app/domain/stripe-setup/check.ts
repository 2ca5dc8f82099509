import type { Context } from "#platform/context";
import { type StripeAccount, type StripeEndpoint, StripeFailure } from "#platform/stripe";
import { followedEventTypes } from "./event-types.ts";
import { webhookAddress } from "./webhook-address.ts";

/** What Stripe says of the key and of its webhook. */
export type StripeCheck =
  | {
      readonly key: "works";
      /** Null where a restricted key may not read it. */
      readonly account: StripeAccount | null;
      readonly webhook: WebhookCheck;
    }
  /** `detail` is Stripe's own sentence. */
  | { readonly key: "refused" | "unanswered"; readonly detail: string };

/** `unknown`: the key may not look. `lacking`: it does not send these events. */
type WebhookCheck =
  | { readonly state: "right" | "unknown" | "missing" | "switched-off" }
  | { readonly state: "lacking"; readonly eventTypes: readonly string[] };

/** Asks Stripe whose key this is and whether it posts events here. Throws StripeNotConfigured. */
export async function checkStripe(ctx: Context): Promise<StripeCheck> {
  try {
    const account = await ifPermitted(ctx.stripe.retrieveAccount());
    // A restricted key may not read the account; one that works may read the balance, which reconciliation needs.
    if (!account) await ctx.stripe.retrieveBalance();
    const endpoints = await ifPermitted(ctx.stripe.listEndpoints());
    return {
      key: "works",
      account,
      webhook: endpoints ? judge(endpoints, webhookAddress(ctx)) : { state: "unknown" },
    };
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error;
    const isRefused = error.failureClass === "config";
    return { key: isRefused ? "refused" : "unanswered", detail: withoutKey(error.detail) };
  }
}

/** Null for what this key is not allowed to see, or what there is not; 401 says that the key itself is wrong. */
async function ifPermitted<R>(call: Promise<R>): Promise<R | null> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error;
    const isHidden =
      error.failureClass === "missing" || error.failureClass === "invalid" || error.status === 403;
    if (isHidden) return null;
    throw error;
  }
}

function judge(endpoints: readonly StripeEndpoint[], address: string): WebhookCheck {
  const ours = endpoints.filter(({ url }) => url.replace(/\/$/, "") === address);
  if (ours.length === 0) return { state: "missing" };
  const enabled = ours.filter(({ isEnabled }) => isEnabled);
  if (enabled.length === 0) return { state: "switched-off" };
  const sent = new Set(enabled.flatMap(({ eventTypes }) => eventTypes));
  const eventTypes = sent.has("*") ? [] : followedEventTypes.filter((type) => !sent.has(type));
  return eventTypes.length === 0 ? { state: "right" } : { state: "lacking", eventTypes };
}

/** Stripe repeats a wrong key in its answer, most of it masked; the rest is nobody's business either. */
function withoutKey(detail: string): string {
  return detail.replace(/\b[sr]k_(test|live)_\S+/g, "…");
}
