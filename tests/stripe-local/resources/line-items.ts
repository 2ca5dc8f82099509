import type { Account } from "../account.ts";
import { refuse } from "../failure.ts";
import { idOf, newId } from "../ids.ts";
import type { LineItem, Price } from "../wire.ts";
import { makePrice } from "./catalog.ts";

type PriceData = {
  currency: string;
  product?: string | undefined;
  product_data?: { name: string; description?: string | undefined } | undefined;
  unit_amount?: number | undefined;
};
export type LineRequest = {
  price?: string | undefined;
  price_data?: PriceData | undefined;
  quantity?: number | undefined;
};

/** `name` is what the line is called in a refusal, as in `line_items[0]`. */
export function lineItemOf(account: Account, { line, name }: { line: LineRequest; name: string }): LineItem {
  const price = priceOf(account, line, name);
  const quantity = line.quantity ?? 1;
  if (quantity < 1)
    throw refuse("This value must be greater than or equal to 1.", {
      code: "parameter_invalid_integer",
      param: `${name}[quantity]`,
    });
  const amount = (price.unit_amount ?? 0) * quantity;
  return {
    id: newId("li"),
    object: "item",
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency,
    description: account.store.get("product", idOf(price.product)).name,
    metadata: {},
    price: structuredClone(price),
    quantity,
  };
}

function priceOf(account: Account, line: LineRequest, name: string): Price {
  if (line.price_data && line.price)
    throw refuse(`You may only specify one of these parameters: price, price_data.`, { param: name });
  if (line.price) return account.store.get("price", line.price, `${name}[price]`);
  const data = line.price_data;
  const param = `${name}[price_data]`;
  if (!data)
    throw refuse(`You must specify either \`price\` or \`price_data\` when using prices.`, { param: name });
  if (data.unit_amount === undefined)
    throw refuse(`Missing required param: ${param}[unit_amount].`, {
      code: "parameter_missing",
      param: `${param}[unit_amount]`,
    });
  if (data.unit_amount < 0)
    throw refuse("Invalid non-negative integer", {
      code: "parameter_invalid_integer",
      param: `${param}[unit_amount]`,
    });
  if (!data.product && !data.product_data)
    throw refuse(`You must specify either \`product_data\` or \`product\`.`, { param });
  return makePrice(account, { ...data, active: false });
}
