import { idOf, newId } from "../ids.ts";
import type { InvoiceLine, Price, SubscriptionItem } from "../wire.ts";

/** Unused time at the old quantity comes off, remaining time at the new one goes on; each rounded to the minor unit. */
export function prorations(
  item: SubscriptionItem,
  { quantity, price = item.price, at }: { quantity: number; price?: Price; at: number },
): InvoiceLine[] {
  const whole = item.current_period_end - item.current_period_start;
  const left = Math.max(0, item.current_period_end - Math.max(at, item.current_period_start));
  // A price with another period begins a whole one of its own.
  const isAnew = intervalOf(price) !== intervalOf(item.price);
  const charged = shareOf(
    price,
    isAnew ? { count: quantity, part: 1, whole: 1 } : { count: quantity, part: left, whole },
  );
  const period = { start: at, end: item.current_period_end };
  const unused = lineOf(item, {
    amount: -shareOf(item.price, { count: item.quantity ?? 1, part: left, whole }),
    quantity: item.quantity ?? 1,
    period,
    kind: "proration",
  });
  const remaining = lineOf({ ...item, price }, { amount: charged, quantity, period, kind: "proration" });
  return [unused, remaining];
}

export function intervalOf({ recurring }: Price): string {
  return `${recurring?.interval_count} ${recurring?.interval}`;
}

/** What the whole of a period costs. */
export function wholePeriod(item: SubscriptionItem, period: { start: number; end: number }): InvoiceLine {
  const quantity = item.quantity ?? 1;
  const amount = shareOf(item.price, { count: quantity, part: 1, whole: 1 });
  return lineOf(item, { amount, quantity, period, kind: "period" });
}

/** Exact until it is rounded, halves up, to the minor unit; prices may have parts of one. */
function shareOf(
  { unit_amount_decimal }: Price,
  { count, part, whole }: { count: number; part: number; whole: number },
): number {
  const [units = "0", fraction = ""] = (unit_amount_decimal ?? "0").split(".");
  const numerator = BigInt(units + fraction) * BigInt(count) * BigInt(part);
  const denominator = 10n ** BigInt(fraction.length) * BigInt(whole);
  return Number((2n * numerator + denominator) / (2n * denominator));
}

type LineContent = {
  amount: number;
  quantity: number;
  period: { start: number; end: number };
  kind: "proration" | "period";
};

function lineOf(item: SubscriptionItem, { amount, quantity, period, kind }: LineContent): InvoiceLine {
  const isProration = kind === "proration";
  return {
    id: newId("il"),
    object: "line_item",
    amount,
    currency: item.price.currency,
    description: isProration
      ? `${amount < 0 ? "Unused" : "Remaining"} time on ${quantity} × ${item.price.nickname ?? item.price.id}`
      : `${quantity} × ${item.price.nickname ?? item.price.id}`,
    discount_amounts: [],
    discountable: !isProration,
    discounts: [],
    invoice: null,
    livemode: false,
    metadata: {},
    parent: {
      invoice_item_details: null,
      subscription_item_details: {
        invoice_item: isProration ? newId("ii") : null,
        proration: isProration,
        proration_details: { credited_items: null },
        subscription: item.subscription,
        subscription_item: item.id,
      },
      type: "subscription_item_details",
    },
    period,
    pretax_credit_amounts: [],
    pricing: {
      price_details: { price: item.price.id, product: idOf(item.price.product) },
      type: "price_details",
      unit_amount_decimal: item.price.unit_amount_decimal,
    },
    quantity,
    quantity_decimal: String(quantity),
    subscription: item.subscription,
    subtotal: amount,
    taxes: [],
  };
}
