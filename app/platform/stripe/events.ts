import type Stripe from "stripe";
import type { StripeMetadata } from "./payment-objects.ts";
import { readId, readInstant, readMetadata } from "./read.ts";

/** What an event tells: which object changed. What it changed to is asked of Stripe afterwards. */
export type StripeEventNotice = {
  readonly id: string;
  readonly type: string;
  readonly apiVersion: string | null;
  readonly livemode: boolean;
  readonly createdAt: Date;
  /** The idempotency key of the request that caused it; null when no request with one did. */
  readonly requestKey: string | null;
  readonly object: StripeEventObject;
};

/** The object of an event without anything personal: ids, state and amounts only. */
export type StripeEventObject = {
  readonly id: string;
  /** Stripe's name of the kind, as "checkout.session". */
  readonly kind: string;
  readonly paymentIntentId: string | null;
  readonly chargeId: string | null;
  readonly subscriptionId: string | null;
  readonly status: string | null;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly metadata: StripeMetadata;
};

/** Null for what is no snapshot event with an object that has an id. */
export function readEvent(event: Stripe.Event): StripeEventNotice | null {
  if (event.object !== "event" || typeof event.id !== "string" || typeof event.type !== "string") return null;
  const object = event.data.object as unknown as Record<string, unknown>;
  return {
    id: event.id,
    type: event.type,
    apiVersion: event.api_version,
    livemode: event.livemode,
    createdAt: readInstant(event.created),
    requestKey: event.request?.idempotency_key ?? null,
    object: readObject(object),
  };
}

function readObject(object: Record<string, unknown>): StripeEventObject {
  const kind = text(object["object"]) ?? "";
  // A balance or a meter's report has no id of its own.
  const id = text(object["id"]) ?? "";
  return {
    id,
    kind,
    paymentIntentId: kind === "payment_intent" ? id : reference(object["payment_intent"]),
    chargeId: kind === "charge" ? id : reference(object["charge"]),
    subscriptionId: kind === "subscription" ? id : reference(object["subscription"]),
    status: text(object["status"]),
    amount: number(object["amount"]) ?? number(object["amount_total"]),
    currency: text(object["currency"])?.toUpperCase() ?? null,
    metadata: readMetadata(object["metadata"] as Stripe.Metadata | null | undefined),
  };
}

function reference(value: unknown): string | null {
  return readId(value as string | { id: string } | null | undefined);
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function number(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
