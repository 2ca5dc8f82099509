import type Stripe from "stripe";

type Given = Record<string, string> | "" | undefined;

/** Stripe merges metadata: an empty value takes a key away, an empty hash takes them all. */
export function mergeMetadata(present: Stripe.Metadata | null, given: Given): Stripe.Metadata {
  if (given === undefined) return { ...present };
  if (given === "") return {};
  const merged = { ...present, ...given };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ""));
}
