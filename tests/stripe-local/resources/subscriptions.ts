import type Stripe from "stripe";
import { z } from "zod";
import type { Account } from "../account.ts";
import { amend } from "../changed.ts";
import { refuse } from "../failure.ts";
import { isWithin, pageOf } from "../page.ts";
import {
  created,
  expand,
  flag,
  integer,
  metadata,
  metadataHash,
  oneOf,
  page,
  params,
  requiredText,
  text,
} from "../params.ts";
import { route, type Route } from "../router.ts";
import { view } from "../view.ts";
import type { Subscription } from "../wire.ts";
import { makeFirstInvoice } from "./invoices.ts";
import { mergeMetadata } from "./metadata.ts";
import { endSubscription } from "./subscription-fates.ts";
import { subscriptionOf } from "./subscription-object.ts";
import {
  changeItem,
  makeItem,
  payment_behavior,
  proration_behavior,
  requireChangeable,
  requireSellable,
  tellUpdated,
} from "./subscription-items.ts";

const collection_method = oneOf("charge_automatically", "send_invoice");
const newItem = params<Stripe.SubscriptionCreateParams.Item>()({
  price: text,
  quantity: integer,
  metadata: metadataHash,
});
const changedItem = params<Stripe.SubscriptionUpdateParams.Item>()({
  id: text,
  price: text,
  quantity: integer,
  metadata,
  deleted: flag,
});
const createParams = params<Stripe.SubscriptionCreateParams>()({
  customer: requiredText,
  items: z.array(newItem).min(1),
  collection_method,
  days_until_due: integer,
  description: text,
  metadata,
  payment_behavior,
  proration_behavior,
  off_session: flag,
  expand,
});
const updateParams = params<Stripe.SubscriptionUpdateParams>()({
  items: z.array(changedItem).optional(),
  cancel_at_period_end: flag,
  collection_method,
  days_until_due: integer,
  description: text,
  metadata,
  payment_behavior,
  proration_behavior,
  proration_date: integer,
  expand,
});
const cancelParams = params<Stripe.SubscriptionCancelParams>()({ invoice_now: flag, prorate: flag, expand });
const listParams = params<Stripe.SubscriptionListParams>()({
  ...page,
  created,
  customer: text,
  price: text,
  collection_method,
  status: oneOf(
    "active",
    "all",
    "canceled",
    "ended",
    "incomplete",
    "incomplete_expired",
    "past_due",
    "paused",
    "trialing",
    "unpaid",
  ),
});

export const subscriptionRoutes: Route[] = [
  route("POST", "/v1/subscriptions", createParams, ({ account, params }) => create(account, params)),
  route("GET", "/v1/subscriptions", listParams, ({ account, params, url }) =>
    pageOf(account.store, {
      kind: "subscription",
      url,
      query: params,
      matches: (subscription) =>
        hasStatus(subscription, params.status) &&
        (params.customer ?? subscription.customer) === subscription.customer &&
        (params.collection_method ?? subscription.collection_method) === subscription.collection_method &&
        (!params.price ||
          view(account.store, subscription).items.data.some((item) => item.price.id === params.price)) &&
        isWithin(subscription.created, params.created),
    }),
  ),
  route(
    "GET",
    "/v1/subscriptions/:id",
    params<Stripe.SubscriptionRetrieveParams>()({ expand }),
    ({ account, id }) => view(account.store, account.store.get("subscription", id)),
  ),
  route("POST", "/v1/subscriptions/:id", updateParams, ({ account, id, params }) =>
    update(account, id, params),
  ),
  route("DELETE", "/v1/subscriptions/:id", cancelParams, ({ account, id }) => {
    const subscription = account.store.get("subscription", id);
    if (subscription.status === "canceled")
      throw refuse(`No such subscription: '${id}'`, { code: "resource_missing", param: "id" });
    const now = account.now();
    amend(subscription, { canceled_at: now, cancel_at_period_end: false });
    return endSubscription(account, subscription, now);
  }),
];

function hasStatus(subscription: Subscription, wanted: string | undefined): boolean {
  if (wanted === "all") return true;
  if (wanted === "ended") return subscription.ended_at !== null;
  return wanted === undefined ? subscription.status !== "canceled" : subscription.status === wanted;
}

function create(account: Account, given: z.output<typeof createParams>): Subscription {
  const { store } = account;
  const customer = store.get("customer", given.customer, "customer");
  const prices = given.items.map((item, index) =>
    store.get("price", item.price ?? "", `items[${index}][price]`),
  );
  prices.forEach((price) => requireSellable(price, prices[0]?.currency ?? "eur"));
  const sendsInvoice = given.collection_method === "send_invoice";
  if (sendsInvoice && given.days_until_due === undefined) {
    throw refuse("If you specify `collection_method=send_invoice`, you must also specify `days_until_due`.", {
      param: "days_until_due",
    });
  }
  if (!sendsInvoice && given.payment_behavior === "error_if_incomplete") {
    throw refuse("This customer has no attached payment source or default payment method.", {
      code: "resource_missing",
    });
  }
  const subscription = store.put(
    subscriptionOf(account, { customer: customer.id, currency: prices[0]?.currency ?? "eur" }),
  );
  amend(subscription, {
    collection_method: given.collection_method ?? "charge_automatically",
    days_until_due: given.days_until_due ?? null,
    description: given.description ?? null,
    metadata: mergeMetadata({}, given.metadata),
    status: sendsInvoice ? "active" : "incomplete",
  });
  given.items.forEach((item) => makeItem(account, { subscription, given: item }));
  account.emit("customer.subscription.created", subscription);
  subscription.latest_invoice = makeFirstInvoice(account, subscription).id;
  return view(store, subscription);
}

function update(account: Account, id: string, given: z.output<typeof updateParams>): Subscription {
  const { store } = account;
  const subscription = store.get("subscription", id);
  const { metadata, expand: _expand, ...changes } = given;
  if (Object.values(changes).some((value) => value !== undefined)) requireChangeable(subscription);
  const before = view(store, subscription);
  for (const [index, change] of (given.items ?? []).entries()) {
    if (!change.id) makeItem(account, { subscription, given: change });
    else if (change.deleted) store.tables.subscription_item.delete(change.id);
    else
      changeItem(account, store.get("subscription_item", change.id, `items[${index}][id]`), {
        ...change,
        proration_behavior: given.proration_behavior,
      });
  }
  subscription.metadata = mergeMetadata(subscription.metadata, metadata);
  subscription.cancel_at_period_end = given.cancel_at_period_end ?? subscription.cancel_at_period_end;
  subscription.cancel_at = subscription.cancel_at_period_end
    ? (before.items.data[0]?.current_period_end ?? null)
    : null;
  subscription.canceled_at = subscription.cancel_at_period_end
    ? (subscription.canceled_at ?? account.now())
    : null;
  subscription.collection_method = given.collection_method ?? subscription.collection_method;
  subscription.days_until_due = given.days_until_due ?? subscription.days_until_due;
  subscription.description = given.description ?? subscription.description;
  tellUpdated(account, before);
  return view(store, subscription);
}
