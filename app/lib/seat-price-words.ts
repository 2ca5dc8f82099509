import { formatUnitPrice } from "./number-text.ts";

export type SeatPriceShown = {
  /** Decimal minor units; null where the price depends on how many there are. */
  readonly unitAmount: string | null;
  readonly currency: string;
  readonly interval: string;
  readonly intervalCount: number;
};

/** "€12.00 per seat and month". */
export function seatPriceInWords(price: SeatPriceShown, locale: string): string {
  const { unitAmount, currency, interval, intervalCount } = price;
  const often = intervalCount === 1 ? ` and ${interval}` : ` every ${intervalCount} ${interval}s`;
  if (unitAmount === null) return `A price per seat${often} that depends on how many there are`;
  return `${formatUnitPrice(unitAmount, currency, locale)} per seat${often}`;
}

/** "a month", "every 3 months". */
export function periodInWords({ interval, intervalCount }: SeatPriceShown): string {
  return intervalCount === 1 ? `a ${interval}` : `every ${intervalCount} ${interval}s`;
}
