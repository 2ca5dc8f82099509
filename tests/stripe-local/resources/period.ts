import type Stripe from "stripe";

type Recurring = Pick<Stripe.Price.Recurring, "interval" | "interval_count">;

/** The billing period, in seconds, that `now` falls in, counted from the anchor; a month's end is clamped, as at Stripe. */
export function periodFrom(
  anchor: number,
  recurring: Recurring,
  now: number,
): { start: number; end: number } {
  let count = 0;
  while (advanced(anchor, recurring, count + 1) <= now) count += 1;
  return { start: advanced(anchor, recurring, count), end: advanced(anchor, recurring, count + 1) };
}

function advanced(anchor: number, { interval, interval_count }: Recurring, times: number): number {
  const by = interval_count * times;
  if (interval === "day") return anchor + by * 86_400;
  if (interval === "week") return anchor + by * 7 * 86_400;
  const from = new Date(anchor * 1000);
  const month = from.getUTCMonth() + (interval === "year" ? 12 * by : by);
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const midnight = Date.UTC(from.getUTCFullYear(), month, Math.min(from.getUTCDate(), lastDay));
  return (midnight + (from.getTime() % 86_400_000)) / 1000;
}
