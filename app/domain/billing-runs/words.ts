import { addDays, formatDate } from "#lib/civil-date";
import { formatNumber } from "#lib/number-text";
import { type Texts, textsFor } from "#lib/texts/languages";
import type { Charge } from "./charge.ts";

/** "Calls (eu): 12,345 calls, Oct 1, 2026 – Oct 31, 2026": what a line says of its charge, in the client's language. */
export function describe(charge: Charge, locale: string): string {
  const { billedLine: words, usage } = textsFor(locale);
  const { price, groupKey, quantity, isAdjustment } = charge;
  const groups = (JSON.parse(groupKey) as string[]).map((value) => value || words.noGroup);
  const name = `${price.name}${groups.length > 0 ? ` (${groups.join(", ")})` : ""}`;
  const what = price.meter
    ? words.used(name, usage.measured(formatNumber(quantity, locale), price.meter.unit))
    : name;
  const line = words.during(what, periodInWords(charge, { locale, words }));
  return isAdjustment ? words.adjustment(line) : line;
}

type Reader = { readonly locale: string; readonly words: Texts["billedLine"] };

function periodInWords({ period: { from, until, days, of } }: Charge, { locale, words }: Reader): string {
  const last = addDays(until, -1);
  const span =
    from === last ? formatDate(from, locale) : `${formatDate(from, locale)} – ${formatDate(last, locale)}`;
  return days === of ? span : words.partOf(span, days, of);
}
