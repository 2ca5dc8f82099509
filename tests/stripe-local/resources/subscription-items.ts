import type Stripe from "stripe";
import type { Account } from "../account.ts";
import { changed } from "../changed.ts";
import { refuse } from "../failure.ts";
import { newId } from "../ids.ts";
import { pageOf } from "../page.ts";
import {
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
import { listOf, view } from "../view.ts";
import type { Plan, Price, Subscription, SubscriptionItem } from "../wire.ts";
import { noteProration } from "./invoices.ts";
import { mergeMetadata } from "./metadata.ts";
import { periodFrom } from "./period.ts";

const proration_behavior = oneOf("always_invoice", "create_prorations", "none");
const payment_behavior = oneOf(
  "allow_incomplete",
  "default_incomplete",
  "error_if_incomplete",
  "pending_if_incomplete",
);
const createParams = params<Stripe.SubscriptionItemCreateParams>()({
  subscription: requiredText,
  price: text,
  quantity: integer,
  metadata: metadataHash,
  proration_behavior,
  payment_behavior,
  expand,
});
const updateParams = params<Stripe.SubscriptionItemUpdateParams>()({
  quantity: integer,
  metadata,
  proration_behavior,
  proration_date: integer,
  payment_behavior,
  off_session: flag,
  expand,
});
const deleteParams = params<Stripe.SubscriptionItemDeleteParams>()({ proration_behavior, clear_usage: flag });
const listParams = params<Stripe.SubscriptionItemListParams>()({ ...page, subscription: requiredText });

export const subscriptionItemRoutes: Route[] = [
  route("POST", "/v1/subscription_items", createParams, ({ account, params }) => {
    const subscription = account.store.get("subscription", params.subscription, "subscription");
    requireChangeable(subscription);
    const before = view(account.store, subscription);
    const item = makeItem(account, { subscription, given: params });
    tellUpdated(account, before);
    return view(account.store, item);
  }),
  route("GET", "/v1/subscription_items", listParams, ({ account, params, url }) => {
    account.store.get("subscription", params.subscription, "subscription");
    return pageOf(account.store, {
      kind: "subscription_item",
      url,
      query: params,
      matches: (item) => item.subscription === params.subscription,
    });
  }),
  route(
    "GET",
    "/v1/subscription_items/:id",
    params<Stripe.SubscriptionItemRetrieveParams>()({ expand }),
    ({ account, id }) => view(account.store, account.store.get("subscription_item", id)),
  ),
  route("POST", "/v1/subscription_items/:id", updateParams, ({ account, id, params }) => {
    const item = account.store.get("subscription_item", id);
    const subscription = account.store.get("subscription", item.subscription);
    requireChangeable(subscription);
    const before = view(account.store, subscription);
    changeItem(account, item, params);
    tellUpdated(account, before);
    return view(account.store, item);
  }),
  route("DELETE", "/v1/subscription_items/:id", deleteParams, ({ account, id }) => {
    const item = account.store.get("subscription_item", id);
    const subscription = account.store.get("subscription", item.subscription);
    requireChangeable(subscription);
    const before = view(account.store, subscription);
    if (before.items.data.length === 1) {
      throw refuse(
        "A subscription must have at least one active plan. To cancel it, cancel the subscription instead.",
      );
    }
    account.store.tables.subscription_item.delete(id);
    tellUpdated(account, before);
    return { id, object: "subscription_item", deleted: true } satisfies Stripe.DeletedSubscriptionItem;
  }),
];

/** Stripe's own sentences: the app decides by them whether trying again makes sense. */
export function requireChangeable(subscription: Subscription): void {
  if (subscription.status === "canceled" || subscription.status === "incomplete_expired") {
    throw refuse("A canceled subscription can only update its cancellation_details and metadata.");
  }
  if (subscription.status === "incomplete") {
    throw refuse(`A subscription with status incomplete can only update its metadata and default_source.`);
  }
}

export type ItemChange = {
  quantity?: number | undefined;
  metadata?: Record<string, string> | "" | undefined;
  proration_behavior?: string | undefined;
};

export function changeItem(account: Account, item: SubscriptionItem, given: ItemChange): void {
  const quantity = given.quantity ?? item.quantity ?? 1;
  if (quantity < 0)
    throw refuse("This value must be greater than or equal to 0.", {
      code: "parameter_invalid_integer",
      param: "quantity",
    });
  if (given.proration_behavior !== "none" && quantity !== item.quantity)
    noteProration(account, { item, quantity });
  item.quantity = quantity;
  item.metadata = mergeMetadata(item.metadata, given.metadata);
}

export function makeItem(
  account: Account,
  { subscription, given }: { subscription: Subscription; given: ItemChange & { price?: string | undefined } },
): SubscriptionItem {
  const price = account.store.get("price", given.price ?? "", "price");
  const recurring = requireRecurring(price);
  const period = periodFrom(subscription.billing_cycle_anchor, recurring, account.now());
  return account.store.put<SubscriptionItem>({
    id: newId("si", { length: 14 }),
    object: "subscription_item",
    billing_thresholds: null,
    created: account.now(),
    current_period_end: period.end,
    current_period_start: period.start,
    current_trial: null,
    discounts: [],
    metadata: mergeMetadata({}, given.metadata),
    plan: planOf(price),
    price: structuredClone(price),
    quantity: given.quantity ?? 1,
    subscription: subscription.id,
    tax_rates: [],
  });
}

export function requireRecurring(price: Price): NonNullable<Price["recurring"]> {
  if (price.recurring) return price.recurring;
  const message =
    "The price specified is set to `type=one_time` but this field only accepts prices with `type=recurring`.";
  throw refuse(message, { param: "price" });
}

/** `before` is the subscription as it was shown before the change. */
export function tellUpdated(account: Account, before: Subscription): void {
  const subscription = account.store.get("subscription", before.id);
  const previous = changed(before, view(account.store, subscription));
  if (Object.keys(previous).length > 0) account.emit("customer.subscription.updated", subscription, previous);
}

export function emptyItems(subscriptionId: string): Subscription["items"] {
  return listOf<SubscriptionItem>([], `/v1/subscription_items?subscription=${subscriptionId}`);
}

function planOf(price: Price): Plan {
  return {
    id: price.id,
    object: "plan",
    active: price.active,
    amount: price.unit_amount,
    amount_decimal: price.unit_amount_decimal,
    billing_scheme: price.billing_scheme,
    created: price.created,
    currency: price.currency,
    interval: price.recurring?.interval ?? "month",
    interval_count: price.recurring?.interval_count ?? 1,
    livemode: false,
    metadata: price.metadata,
    meter: null,
    nickname: price.nickname,
    product: price.product,
    tiers_mode: null,
    transform_usage: null,
    trial_period_days: null,
    usage_type: "licensed",
  };
}
