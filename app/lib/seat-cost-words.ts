import { formatDate, todayIn } from "./civil-date.ts";
import { formatMoney, type Money } from "./money.ts";
import { periodInWords, type SeatPriceShown, seatPriceInWords } from "./seat-price-words.ts";

type Amounts = { readonly now: Money | null; readonly perPeriod: Money | null };

export type CostShown = {
  /** How many further agents are meant. */
  readonly additional: number;
  readonly perSeat: SeatPriceShown | null;
  readonly isEstimate: boolean;
  readonly preview: Amounts | null;
  readonly estimate: Amounts | null;
  readonly reason: string | null;
  readonly isProrated: boolean;
  readonly endsAt: Date | null;
};

type Reader = { readonly locale: string; readonly timeZone: string };

/** Plain sentences, so that they travel to a page that is shown already as they were worded for it. */
export type CostInWords = {
  readonly price: string;
  readonly sentence: string;
  /** Whose figures these are. */
  readonly source: string;
  readonly isEstimate: boolean;
};

/** What further agents cost: the price of a seat, the rest of this period and the periods after it. */
export function costInWords(cost: CostShown, reader: Reader): CostInWords {
  const { perSeat, isEstimate } = cost;
  return {
    price: perSeat ? seatPriceInWords(perSeat, reader.locale) : "What a seat costs is not known here yet",
    sentence: sentenceFor(cost, reader),
    source: sourceOf(cost),
    isEstimate,
  };
}

function sentenceFor(cost: CostShown, reader: Reader): string {
  const { additional, perSeat, preview, estimate, endsAt } = cost;
  const subject =
    additional === 1
      ? "One more agent costs"
      : `${additional.toLocaleString(reader.locale)} more agents cost`;
  const { now, perPeriod } = preview ?? estimate ?? { now: null, perPeriod: null };
  const later =
    perPeriod && perSeat ? `${formatMoney(perPeriod, reader.locale)} ${periodInWords(perSeat)}` : null;
  const first = now ? `${subject} ${nowInWords(now, reader)} for the rest of this period` : null;
  if (endsAt) {
    const end = `The seat subscription ends on ${dayOf(endsAt, reader)}.`;
    return first ? `${first}. ${end}` : end;
  }
  if (first && later) return `${first}, then ${later}.`;
  if (later) return `${subject} ${later}.`;
  const open = "what a whole period costs depends on the price at Stripe";
  return first ? `${first}; ${open}.` : "What further agents cost depends on the price at Stripe.";
}

function nowInWords({ amount, currency }: Money, { locale }: Reader): string {
  return amount === 0n ? "nothing" : `about ${formatMoney({ amount, currency }, locale)} now`;
}

function sourceOf({ isEstimate, isProrated, reason }: CostShown): string {
  if (isEstimate) return `Our estimate, without taxes. ${reason ?? ""}`.trim();
  return isProrated
    ? "Previewed by Stripe, without taxes."
    : "Billed from the next period on, without taxes.";
}

function dayOf(instant: Date, { timeZone, locale }: Reader): string {
  return formatDate(todayIn(timeZone, instant), locale);
}
