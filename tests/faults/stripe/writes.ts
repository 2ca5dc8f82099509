import type { Office } from "./offices.ts";
import { seatsOf } from "./seats.ts";
import type { FaultWorld } from "./world.ts";

/** The quantities that Stripe was made to have, one per write that took effect, in order, after so many requests. */
export function quantitiesWritten(world: FaultWorld, office: Office, after: number): number[] {
  const { item } = seatsOf(world, office);
  return world.stripe
    .requests()
    .slice(after)
    .filter(({ method, path }) => method === "POST" && path === `/v1/subscription_items/${item}`)
    .filter(({ carriedOut, replayed }) => carriedOut && !replayed)
    .map(({ params }) => Number(params["quantity"]));
}

/** Whether the server asked for a change of this office's subscription since that place in the journal. */
export function hasAskedForChange(world: FaultWorld, office: Office, since: number): boolean {
  const { item, subscription } = seatsOf(world, office);
  return world.journal
    .since(since)
    .some(
      ({ what, about }) =>
        what === "asked" &&
        !about.startsWith("GET") &&
        (about.includes(item) || about.includes(subscription)),
    );
}
