import type Stripe from "stripe";
import { calling, expectObject } from "./failure.ts";
import { readCurrency, readExpanded } from "./read.ts";

export type PriceCalls = ReturnType<typeof priceCalls>;

/** What one of something costs, as far as its price alone tells. */
export type StripePriceFacts = {
  /** Upper case. */
  readonly currency: string;
  /** Decimal minor units; null where it depends on how many there are. */
  readonly unitAmountDecimal: string | null;
  /** Stripe's day, week, month or year; null for a price that does not recur. */
  readonly interval: string | null;
  readonly intervalCount: number | null;
};

export type StripePrice = StripePriceFacts & {
  readonly id: string;
  readonly isRecurring: boolean;
  /** Billed by quantity, not by what a meter counts. */
  readonly isLicensed: boolean;
  /** False for one that is archived, which no new item can have. */
  readonly isActive: boolean;
  /** What the price or its product is called; may be empty. */
  readonly name: string;
};

/** Prices, which people make at Stripe and Steadybill only reads. */
export function priceCalls(client: Stripe) {
  return {
    retrievePrice: (id: string): Promise<StripePrice> =>
      calling(async () => {
        const answer = await client.prices.retrieve(id, { expand: ["product"] });
        return toPrice(expectObject(answer, "price"));
      }),
  };
}

function toPrice(price: Stripe.Price): StripePrice {
  const product = readExpanded<Stripe.Product | Stripe.DeletedProduct>(price.product);
  return {
    id: price.id,
    ...readPriceFacts(price),
    isRecurring: price.recurring !== null,
    isLicensed: price.recurring?.usage_type === "licensed",
    isActive: price.active,
    name: price.nickname ?? (product && "name" in product ? product.name : ""),
  };
}

export function readPriceFacts(price: Stripe.Price): StripePriceFacts {
  return {
    currency: readCurrency(price.currency),
    unitAmountDecimal: price.unit_amount_decimal === null ? null : String(price.unit_amount_decimal),
    interval: price.recurring?.interval ?? null,
    intervalCount: price.recurring?.interval_count ?? null,
  };
}
