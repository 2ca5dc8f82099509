import type Stripe from "stripe";
import { isWithin, pageOf } from "../page.ts";
import { created, expand, metadata, page, params, text } from "../params.ts";
import { route, type Route } from "../router.ts";
import { mergeMetadata } from "./metadata.ts";
import { view } from "../view.ts";

const intentList = params<Stripe.PaymentIntentListParams>()({ ...page, created, customer: text });
const intentUpdate = params<Stripe.PaymentIntentUpdateParams>()({ metadata, expand });
const chargeList = params<Stripe.ChargeListParams>()({
  ...page,
  created,
  customer: text,
  payment_intent: text,
});

export const paymentRoutes: Route[] = [
  route("GET", "/v1/payment_intents", intentList, ({ account, params, url }) =>
    pageOf(account.store, {
      kind: "payment_intent",
      url,
      query: params,
      matches: (intent) =>
        (params.customer ?? intent.customer) === intent.customer && isWithin(intent.created, params.created),
    }),
  ),
  route(
    "GET",
    "/v1/payment_intents/:id",
    params<Stripe.PaymentIntentRetrieveParams>()({ expand }),
    ({ account, id }) => view(account.store, account.store.get("payment_intent", id)),
  ),
  route("POST", "/v1/payment_intents/:id", intentUpdate, ({ account, id, params }) => {
    const intent = account.store.get("payment_intent", id);
    intent.metadata = mergeMetadata(intent.metadata, params.metadata);
    return view(account.store, intent);
  }),
  route("GET", "/v1/charges", chargeList, ({ account, params, url }) =>
    pageOf(account.store, {
      kind: "charge",
      url,
      query: params,
      matches: (charge) =>
        (params.customer ?? charge.customer) === charge.customer &&
        (params.payment_intent ?? charge.payment_intent) === charge.payment_intent &&
        isWithin(charge.created, params.created),
    }),
  ),
  route("GET", "/v1/charges/:id", params<Stripe.ChargeRetrieveParams>()({ expand }), ({ account, id }) =>
    view(account.store, account.store.get("charge", id)),
  ),
];
