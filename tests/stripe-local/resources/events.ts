import type Stripe from "stripe";
import { z } from "zod";
import { isWithin, pageOf } from "../page.ts";
import { created, expand, flag, page, params, text } from "../params.ts";
import { route, type Route } from "../router.ts";
import { view } from "../view.ts";

const listParams = params<Stripe.EventListParams>()({
  ...page,
  created,
  delivery_success: flag,
  type: text,
  types: z.array(z.string()).max(20).optional(),
});

export const eventRoutes: Route[] = [
  route("GET", "/v1/events", listParams, ({ account, params, url }) =>
    pageOf(account.store, {
      kind: "event",
      url,
      query: params,
      matches: (event) =>
        isOfType(event.type, params.type ? [params.type] : params.types) &&
        (params.delivery_success === undefined ||
          params.delivery_success === isDelivered(account.store.deliveries.get(event.id))) &&
        isWithin(event.created, params.created),
    }),
  ),
  route("GET", "/v1/events/:id", params<Stripe.EventRetrieveParams>()({ expand }), ({ account, id }) =>
    view(account.store, account.store.get("event", id)),
  ),
];

/** A pattern may end in `*`, as in `charge.*`. */
function isOfType(type: string, wanted: readonly string[] | undefined): boolean {
  if (wanted === undefined) return true;
  return wanted.some((pattern) =>
    pattern.endsWith("*") ? type.startsWith(pattern.slice(0, -1)) : type === pattern,
  );
}

function isDelivered(delivery: { state: string } | undefined): boolean {
  return delivery?.state === "delivered";
}
