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
import { intervalOf } from "./invoice-lines.ts";
import { noteProration } from "./invoices.ts";
import { mergeMetadata } from "./metadata.ts";
import { periodFrom } from "./period.ts";

/** What the calls that change a subscription or its items take alike. */
export const proration_behavior = oneOf("always_invoice", "create_prorations", "none");
export const payment_behavior = oneOf(
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
  price: text,
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
  price?: string | undefined;
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
  const price = given.price === undefined ? item.price : priceFor(account, item, given.price);
  const isChanged = quantity !== item.quantity || price.id !== item.price.id;
  if (given.proration_behavior !== "none" && isChanged) noteProration(account, { item, quantity, price });
  if (intervalOf(price) !== intervalOf(item.price)) beginPeriod(account, item, price);
  Object.assign(item, { quantity, price, plan: planOf(price) });
  item.metadata = mergeMetadata(item.metadata, given.metadata);
}

/** The price that an item is to have; it must be on sale unless the item has it already. */
function priceFor(account: Account, item: SubscriptionItem, id: string): Price {
  const price = account.store.get("price", id, "price");
  if (price.id === item.price.id) return item.price;
  requireSellable(price, item.price.currency);
  return structuredClone(price);
}

/** A price with another period starts the subscription's periods anew. */
function beginPeriod(account: Account, item: SubscriptionItem, price: Price): void {
  const now = account.now();
  const { start, end } = periodFrom(now, requireRecurring(price), now);
  account.store.get("subscription", item.subscription).billing_cycle_anchor = now;
  Object.assign(item, { current_period_start: start, current_period_end: end });
}

export function makeItem(
  account: Account,
  { subscription, given }: { subscription: Subscription; given: ItemChange },
): SubscriptionItem {
  const price = account.store.get("price", given.price ?? "", "price");
  const recurring = requireSellable(price, subscription.currency);
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

/** Stripe's own sentences for prices that an item cannot have. */
export function requireSellable(price: Price, currency: string): NonNullable<Price["recurring"]> {
  const recurring = requireRecurring(price);
  if (!price.active)
    throw refuse("The price specified is inactive. This field only accepts active prices.", {
      param: "price",
    });
  if (price.currency !== currency)
    throw refuse(
      `The price specified only supports \`${price.currency}\`. This doesn't match the expected currency: \`${currency}\`.`,
      { param: "price" },
    );
  if (recurring.usage_type === "metered")
    throw refuse("You cannot set the quantity for metered plans.", { param: "quantity" });
  return recurring;
}

function requireRecurring(price: Price): NonNullable<Price["recurring"]> {
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
    meter: price.recurring?.meter ?? null,
    nickname: price.nickname,
    product: price.product,
    tiers_mode: null,
    transform_usage: null,
    trial_period_days: null,
    usage_type: price.recurring?.usage_type ?? "licensed",
  };
}
