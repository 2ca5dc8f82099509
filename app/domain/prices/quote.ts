import type { z } from "zod";
import { decimal } from "#lib/decimal";
import { readInput } from "#lib/input";
import { type Rating, rateUsage } from "#lib/rate-usage";
import type { Context } from "#platform/context";
import { getPrice } from "./find.ts";
import { quotePriceInput } from "./input.ts";

export type Quote = Rating;

/** What a quantity would cost in a whole period, by a price's terms of today or by terms that are only tried; stores nothing. */
export async function quotePrice(ctx: Context, input: z.input<typeof quotePriceInput>): Promise<Quote> {
  const { price, quantity } = readInput(quotePriceInput, input);
  const terms = typeof price === "string" ? (await getPrice(ctx, { id: price })).terms : price;
  return rateUsage(terms, { quantity: decimal(quantity) });
}
