import type Stripe from "stripe";
import { closeDispute } from "../disputes.ts";
import { isWithin, pageOf } from "../page.ts";
import { created, expand, page, params, text } from "../params.ts";
import { route, type Route } from "../router.ts";
import { view } from "../view.ts";

const listParams = params<Stripe.DisputeListParams>()({
  ...page,
  created,
  charge: text,
  payment_intent: text,
});

export const disputeRoutes: Route[] = [
  route("GET", "/v1/disputes", listParams, ({ account, params, url }) =>
    pageOf(account.store, {
      kind: "dispute",
      url,
      query: params,
      matches: (dispute) =>
        (params.charge ?? dispute.charge) === dispute.charge &&
        (params.payment_intent ?? dispute.payment_intent) === dispute.payment_intent &&
        isWithin(dispute.created, params.created),
    }),
  ),
  route("GET", "/v1/disputes/:id", params<Stripe.DisputeRetrieveParams>()({ expand }), ({ account, id }) =>
    view(account.store, account.store.get("dispute", id)),
  ),
  route(
    "POST",
    "/v1/disputes/:id/close",
    params<Stripe.DisputeCloseParams>()({ expand }),
    ({ account, id }) => view(account.store, closeDispute(account, { disputeId: id, outcome: "lost" })),
  ),
];
