import type { PriceView } from "#domain/prices";
import { decimal } from "#lib/decimal";
import { DomainError } from "#lib/errors";
import { readUsageQuantity } from "#lib/line-entry";
import { parseMoney } from "#lib/money";
import { type Parsed, parsed } from "#lib/parsed";
import { rateUsage } from "#lib/rate-usage";

/** What a quantity in an address costs by the price's terms of today; money where the price is a percentage of it. */
export function quoteTyped({ terms, model, currency }: PriceView, typed: string | null) {
  const text = typed?.slice(0, 100) ?? "";
  if (text.trim() === "") return { typed: text, problem: null, rating: null };
  const quantity = model === "percentage" ? minorUnits(text, currency) : readUsageQuantity(text);
  if (!quantity.ok) return { typed: text, problem: quantity.problem, rating: null };
  try {
    const rating = rateUsage(terms, { quantity: decimal(quantity.value) });
    return { typed: text, problem: null, rating };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { typed: text, problem: error.message, rating: null };
  }
}

function minorUnits(text: string, currency: string): Parsed<string> {
  const money = parseMoney(text, currency);
  return money.ok ? parsed(String(money.value.amount)) : money;
}
