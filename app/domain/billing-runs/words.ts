import { addDays, formatDate } from "#lib/civil-date";
import { formatNumber } from "#lib/number-text";
import type { Charge } from "./charge.ts";

/** "Calls (eu): 12,345 calls, Oct 1, 2026 – Oct 31, 2026": what a line says of its charge, in the client's language. */
export function describe(charge: Charge, locale: string): string {
  const { price, groupKey, quantity, isAdjustment } = charge;
  const groups = (JSON.parse(groupKey) as string[]).map((value) => value || "none");
  const name = `${price.name}${groups.length > 0 ? ` (${groups.join(", ")})` : ""}`;
  const used = price.meter ? `: ${formatNumber(quantity, locale)} ${price.meter.unit}` : "";
  return `${isAdjustment ? "Adjustment: " : ""}${name}${used}, ${periodInWords(charge, locale)}`;
}

function periodInWords({ period: { from, until, days, of } }: Charge, locale: string): string {
  const last = addDays(until, -1);
  const span =
    from === last ? formatDate(from, locale) : `${formatDate(from, locale)} – ${formatDate(last, locale)}`;
  return days === of ? span : `${span} (${days} of ${of} days)`;
}
