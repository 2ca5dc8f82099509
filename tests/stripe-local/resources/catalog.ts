import type Stripe from "stripe";
import type { z } from "zod";
import type { Account } from "../account.ts";
import { isCurrency } from "../currencies.ts";
import { refuse } from "../failure.ts";
import { newId } from "../ids.ts";
import { isWithin, pageOf } from "../page.ts";
import {
  created,
  expand,
  flag,
  integer,
  metadataHash,
  oneOf,
  page,
  params,
  requiredText,
  text,
} from "../params.ts";
import { route, type Route } from "../router.ts";
import { view } from "../view.ts";
import type { Price } from "../wire.ts";
import { mergeMetadata } from "./metadata.ts";

const recurring = params<Stripe.PriceCreateParams.Recurring>()({
  interval: oneOf("day", "week", "month", "year").unwrap(),
  interval_count: integer,
  usage_type: oneOf("licensed", "metered"),
  meter: text,
});
const priceParams = params<Stripe.PriceCreateParams>()({
  currency: requiredText,
  product: text,
  product_data: params<Stripe.PriceCreateParams.ProductData>()({
    name: requiredText,
    metadata: metadataHash,
  }).optional(),
  unit_amount: integer,
  nickname: text,
  lookup_key: text,
  recurring: recurring.optional(),
  metadata: metadataHash,
  active: flag,
  expand,
});
const productParams = params<Stripe.ProductCreateParams>()({
  name: requiredText,
  description: text,
  id: text,
  active: flag,
  metadata: metadataHash,
  expand,
});
const priceList = params<Stripe.PriceListParams>()({
  ...page,
  created,
  active: flag,
  product: text,
  currency: text,
  type: oneOf("one_time", "recurring"),
  recurring: params<Stripe.PriceListParams.Recurring>()({
    usage_type: oneOf("licensed", "metered"),
    interval: oneOf("day", "week", "month", "year"),
  }).optional(),
});
const productList = params<Stripe.ProductListParams>()({ ...page, created, active: flag });

export const catalogRoutes: Route[] = [
  route("POST", "/v1/products", productParams, ({ account, params }) => {
    const product = makeProduct(account, params);
    account.emit("product.created", product);
    return view(account.store, product);
  }),
  route("GET", "/v1/products", productList, ({ account, params, url }) =>
    pageOf(account.store, {
      kind: "product",
      url,
      query: params,
      matches: (product) =>
        (params.active ?? product.active) === product.active && isWithin(product.created, params.created),
    }),
  ),
  route("GET", "/v1/products/:id", params<Stripe.ProductRetrieveParams>()({ expand }), ({ account, id }) =>
    view(account.store, account.store.get("product", id)),
  ),
  route("POST", "/v1/prices", priceParams, ({ account, params }) => {
    const price = makePrice(account, params);
    account.emit("price.created", price);
    return view(account.store, price);
  }),
  route("GET", "/v1/prices", priceList, ({ account, params, url }) =>
    pageOf(account.store, {
      kind: "price",
      url,
      query: params,
      matches: (price) =>
        (params.active ?? price.active) === price.active &&
        (params.product ?? price.product) === price.product &&
        (params.currency ?? price.currency) === price.currency &&
        (params.type ?? price.type) === price.type &&
        (params.recurring?.usage_type ?? price.recurring?.usage_type) === price.recurring?.usage_type &&
        (params.recurring?.interval ?? price.recurring?.interval) === price.recurring?.interval &&
        isWithin(price.created, params.created),
    }),
  ),
  route("GET", "/v1/prices/:id", params<Stripe.PriceRetrieveParams>()({ expand }), ({ account, id }) =>
    view(account.store, account.store.get("price", id)),
  ),
];

/** What a fresh account sells agent seats for, and prices that seats cannot have; last the one that they start with. */
export function stockCatalog(account: Account): void {
  const id = "prod_seat_local";
  const product = account.store.find("product", id) ?? makeProduct(account, { name: "Agent seat", id });
  for (const price of stockPrices) {
    if (!account.store.find("price", price.id)) makePrice(account, { product: product.id, ...price });
  }
}

const monthly = { interval: "month", interval_count: 1 } as const;
const stockPrices = [
  { id: "price_seat_once", currency: "eur", unit_amount: 900, nickname: "Agent seat, once" },
  {
    ...{ id: "price_seat_metered", currency: "eur", unit_amount: 1, nickname: "Agent seat, metered" },
    recurring: { ...monthly, usage_type: "metered", meter: "mtr_local" },
  },
  {
    ...{ id: "price_seat_archived", currency: "eur", unit_amount: 700, nickname: "Agent seat of last year" },
    ...{ recurring: monthly, active: false },
  },
  {
    ...{ id: "price_seat_usd", currency: "usd", unit_amount: 1000, nickname: "Agent seat, US dollars" },
    recurring: monthly,
  },
  {
    ...{ id: "price_seat_yearly", currency: "eur", unit_amount: 9000, nickname: "Agent seat, yearly" },
    recurring: { interval: "year", interval_count: 1 },
  },
  {
    ...{ id: "price_seat_plus", currency: "eur", unit_amount: 1200, nickname: "Agent seat plus, monthly" },
    recurring: monthly,
  },
  {
    ...{ id: "price_seat_local", currency: "eur", unit_amount: 900, nickname: "Agent seat, monthly" },
    recurring: monthly,
  },
] as const satisfies readonly (z.output<typeof priceParams> & { id: string })[];

function makeProduct(
  account: Account,
  given: Partial<z.output<typeof productParams>> & { name: string },
): Stripe.Product {
  return account.store.put<Stripe.Product>({
    id: given.id ?? newId("prod", { length: 14 }),
    object: "product",
    active: given.active ?? true,
    created: account.now(),
    default_price: null,
    description: given.description ?? null,
    images: [],
    livemode: false,
    marketing_features: [],
    metadata: mergeMetadata({}, given.metadata),
    name: given.name,
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    tax_details: null,
    type: "service",
    unit_label: null,
    updated: account.now(),
    url: null,
  });
}

export function makePrice(account: Account, given: z.output<typeof priceParams> & { id?: string }): Price {
  const currency = given.currency.toLowerCase();
  if (!isCurrency(currency)) throw refuse(`Invalid currency: ${currency}.`, { param: "currency" });
  const name = given.product_data?.name;
  const product =
    name === undefined
      ? account.store.get("product", given.product ?? "", "product")
      : makeProduct(account, { name });
  const unitAmount = given.unit_amount ?? null;
  return account.store.put<Price>({
    id: given.id ?? newId("price"),
    object: "price",
    active: given.active ?? true,
    billing_scheme: "per_unit",
    created: account.now(),
    currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: given.lookup_key ?? null,
    metadata: mergeMetadata({}, given.metadata),
    nickname: given.nickname ?? null,
    product: product.id,
    recurring: given.recurring
      ? {
          interval: given.recurring.interval,
          interval_count: given.recurring.interval_count ?? 1,
          meter: given.recurring.meter ?? null,
          trial_period_days: null,
          usage_type: given.recurring.usage_type ?? "licensed",
        }
      : null,
    tax_behavior: "unspecified",
    tiers_mode: null,
    transform_quantity: null,
    type: given.recurring ? "recurring" : "one_time",
    unit_amount: unitAmount,
    unit_amount_decimal: unitAmount === null ? null : String(unitAmount),
  });
}
