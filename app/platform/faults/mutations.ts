/** Mistakes that the guarantees would not survive. Each has a scenario that must notice it: docs/billing-sync.md. */
export type Mutation =
  "no-verify-after-unknown" | "key-from-quantity" | "key-reused-after-5xx" | "no-write-gate" | "no-fencing";

/** To be asked only behind `isFaultBuild`, so that no other bundle knows the mistakes by name. */
export function isMutated(mutation: Mutation): boolean {
  return process.env["FAULT_MUTATION"] === mutation;
}
