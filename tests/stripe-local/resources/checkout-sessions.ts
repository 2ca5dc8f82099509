import type Stripe from "stripe";
import type { Account } from "../account.ts";
import { refuse } from "../failure.ts";
import { isWithin, pageOf } from "../page.ts";
import { created, expand, oneOf, page, params, text } from "../params.ts";
import { route, type Route } from "../router.ts";
import { listOf, view } from "../view.ts";
import type { Session } from "../wire.ts";
import { requireChargeable } from "../amounts.ts";
import { expireSession } from "../checkout.ts";
import { lineItemOf } from "./line-items.ts";
import { sessionOf } from "./session-object.ts";
import { sessionRequest, type SessionRequest } from "./session-request.ts";

const listParams = params<Stripe.Checkout.SessionListParams>()({
  ...page,
  created,
  customer: text,
  payment_intent: text,
  status: oneOf("complete", "expired", "open"),
});

export const checkoutSessionRoutes: Route[] = [
  route("POST", "/v1/checkout/sessions", sessionRequest, ({ account, params }) => create(account, params)),
  route("GET", "/v1/checkout/sessions", listParams, ({ account, params, url }) =>
    pageOf(account.store, {
      kind: "checkout.session",
      url,
      query: params,
      matches: (session) =>
        (params.customer ?? session.customer) === session.customer &&
        (params.payment_intent ?? session.payment_intent) === session.payment_intent &&
        (params.status ?? session.status) === session.status &&
        isWithin(session.created, params.created),
    }),
  ),
  route(
    "GET",
    "/v1/checkout/sessions/:id",
    params<Stripe.Checkout.SessionRetrieveParams>()({ expand }),
    ({ account, id }) => view(account.store, account.store.get("checkout.session", id)),
  ),
  route(
    "POST",
    "/v1/checkout/sessions/:id/expire",
    params<Stripe.Checkout.SessionExpireParams>()({ expand }),
    ({ account, id }) => {
      const session = account.store.get("checkout.session", id);
      if (session.status !== "open") {
        throw refuse(
          `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
        );
      }
      expireSession(account, session);
      return view(account.store, session);
    },
  ),
  route(
    "GET",
    "/v1/checkout/sessions/:id/line_items",
    params<Stripe.Checkout.SessionListLineItemsParams>()(page),
    ({ account, id, url }) => {
      account.store.get("checkout.session", id);
      return listOf(structuredClone(account.store.sessionDetails.get(id)?.lineItems ?? []), url);
    },
  ),
];

function create(account: Account, given: SessionRequest): Session {
  const { store } = account;
  if (!given.mode)
    throw refuse("Missing required param: mode.", { code: "parameter_missing", param: "mode" });
  if (!given.line_items)
    throw refuse("Missing required param: line_items.", { code: "parameter_missing", param: "line_items" });
  if (!given.success_url)
    throw refuse("Missing required param: success_url.", { code: "parameter_missing", param: "success_url" });
  requireAddress(given.success_url, "success_url");
  if (given.cancel_url) requireAddress(given.cancel_url, "cancel_url");
  if (given.customer && given.customer_email)
    throw refuse("You may only specify one of these parameters: customer, customer_email.", {
      param: "customer",
    });
  if (given.customer) store.get("customer", given.customer, "customer");
  requireExpiry(account, given.expires_at);
  const lineItems = given.line_items.map((line, index) =>
    lineItemOf(account, { line, name: `line_items[${index}]` }),
  );
  const currency = lineItems[0]?.currency ?? "eur";
  if (lineItems.some((line) => line.currency !== currency))
    throw refuse("All line items must have the same currency.", { param: "line_items" });
  const amount = lineItems.reduce((sum, line) => sum + line.amount_total, 0);
  requireChargeable({ amount, currency, param: "line_items" });
  const session = store.put(sessionOf(account, { given, amount, currency }));
  store.sessionDetails.set(session.id, { lineItems, paymentIntent: given.payment_intent_data ?? {} });
  return view(store, session);
}

function requireAddress(address: string, param: string): void {
  if (!/^https?:\/\/\S+$/.test(address)) throw refuse("Not a valid URL", { code: "url_invalid", param });
}

function requireExpiry(account: Account, expiresAt: number | undefined): void {
  if (expiresAt === undefined) return;
  const param = "expires_at";
  const ahead = expiresAt - account.now();
  if (ahead < 30 * 60 - 60)
    throw refuse("The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.", {
      param,
    });
  if (ahead > 24 * 60 * 60 + 60)
    throw refuse("The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.", {
      param,
    });
}
