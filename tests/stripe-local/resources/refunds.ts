import type Stripe from "stripe";
import type { Account } from "../account.ts";
import { refuse } from "../failure.ts";
import { isWithin, pageOf } from "../page.ts";
import { created, expand, integer, metadata, oneOf, page, params, text } from "../params.ts";
import { makeRefund } from "../refunds.ts";
import { route, type Route } from "../router.ts";
import { view } from "../view.ts";
import { mergeMetadata } from "./metadata.ts";
import { idOf } from "../ids.ts";

const createParams = params<Stripe.RefundCreateParams>()({
  charge: text,
  payment_intent: text,
  amount: integer,
  reason: oneOf("duplicate", "fraudulent", "requested_by_customer"),
  metadata,
  expand,
});
const updateParams = params<Stripe.RefundUpdateParams>()({ metadata, expand });
const listParams = params<Stripe.RefundListParams>()({
  ...page,
  created,
  charge: text,
  payment_intent: text,
});

export const refundRoutes: Route[] = [
  route("POST", "/v1/refunds", createParams, ({ account, params }) => {
    const charge = chargeFor(account, params);
    const { amount, reason } = params;
    const refund = makeRefund(account, {
      charge,
      amount,
      reason,
      metadata: mergeMetadata({}, params.metadata),
    });
    return view(account.store, refund);
  }),
  route("GET", "/v1/refunds", listParams, ({ account, params, url }) =>
    pageOf(account.store, {
      kind: "refund",
      url,
      query: params,
      matches: (refund) =>
        (params.charge ?? refund.charge) === refund.charge &&
        (params.payment_intent ?? refund.payment_intent) === refund.payment_intent &&
        isWithin(refund.created, params.created),
    }),
  ),
  route("GET", "/v1/refunds/:id", params<Stripe.RefundRetrieveParams>()({ expand }), ({ account, id }) =>
    view(account.store, account.store.get("refund", id)),
  ),
  route("POST", "/v1/refunds/:id", updateParams, ({ account, id, params }) => {
    const refund = account.store.get("refund", id);
    refund.metadata = mergeMetadata(refund.metadata, params.metadata);
    return view(account.store, refund);
  }),
];

function chargeFor(
  account: Account,
  { charge, payment_intent }: { charge?: string | undefined; payment_intent?: string | undefined },
): Stripe.Charge {
  if (charge && payment_intent)
    throw refuse("You may only specify one of these parameters: charge, payment_intent.", {
      param: "charge",
    });
  if (charge) return account.store.get("charge", charge, "charge");
  if (!payment_intent)
    throw refuse(
      "One of the following params should be provided for this request: payment_intent or charge.",
    );
  const intent = account.store.get("payment_intent", payment_intent, "payment_intent");
  if (intent.status === "succeeded") return account.store.get("charge", idOf(intent.latest_charge));
  throw refuse(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, {
    param: "payment_intent",
  });
}
