import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { priceOf, restOfPeriod } from "../../../app/domain/seats/cost-estimate.ts";
import { prorations } from "../../stripe-local/resources/invoice-lines.ts";
import type { SubscriptionItem } from "../../stripe-local/wire.ts";

const april = { startsAt: new Date("2026-04-01T00:00:00Z"), endsAt: new Date("2026-05-01T00:00:00Z") };

function rest(over: { unitAmount?: string; currency?: string; count?: number; at?: string } = {}) {
  const { unitAmount = "1200", currency = "EUR", count = 1, at = "2026-04-19T00:00:00Z" } = over;
  return restOfPeriod({ unitAmount, currency }, count, { ...april, at: new Date(at) })?.amount;
}

describe("what a seat costs for the rest of a period", () => {
  test.each([
    ["twelve days of thirty", {}, 480n],
    ["several seats", { count: 3 }, 1440n],
    ["the first second", { at: "2026-04-01T00:00:00Z" }, 1200n],
    ["before the period has begun, all of it", { at: "2026-03-31T23:59:50Z" }, 1200n],
    ["the last second", { at: "2026-04-30T23:59:59Z" }, 0n],
    ["its very end", { at: "2026-05-01T00:00:00Z" }, 0n],
    ["a part of a second counts as the second", { at: "2026-04-19T00:00:00.999Z" }, 480n],
    ["a price with parts of a cent, rounded once", { unitAmount: "1250.5", count: 10 }, 5002n],
    ["half a cent goes up", { unitAmount: "1", at: "2026-04-16T00:00:00Z" }, 1n],
    ["a currency without decimals", { unitAmount: "1500", currency: "JPY" }, 600n],
    ["a price of nothing", { unitAmount: "0" }, 0n],
  ])("%s", (_, over, amount) => {
    expect(rest(over)).toBe(amount);
  });

  test("is not known once the period is over", () => {
    expect(rest({ at: "2026-05-01T00:00:01Z" })).toBeUndefined();
    const instant = { startsAt: april.startsAt, endsAt: april.startsAt, at: april.startsAt };
    expect(restOfPeriod({ unitAmount: "1200", currency: "EUR" }, 1, instant)).toBeNull();
  });

  test("a whole period costs the price, rounded once for all seats", () => {
    expect(priceOf({ unitAmount: "33.4", currency: "EUR" }, 1)).toEqual({ amount: 33n, currency: "EUR" });
    expect(priceOf({ unitAmount: "33.4", currency: "EUR" }, 10).amount).toBe(334n);
  });
});

const unitAmounts = fc
  .tuple(fc.bigInt(0n, 10_000_000n), fc.integer({ min: 0, max: 999 }))
  .map(([whole, parts]) => (parts === 0 ? String(whole) : `${whole}.${String(parts).padStart(3, "0")}`));
const shares = fc.record({
  unitAmount: unitAmounts,
  count: fc.integer({ min: 1, max: 500 }),
  start: fc.integer({ min: 1_700_000_000, max: 1_900_000_000 }),
  length: fc.integer({ min: 1, max: 366 * 86_400 }),
  part: fc.double({ min: 0, max: 1, noNaN: true }),
});

function atSecond(second: number): Date {
  return new Date(second * 1000);
}

test("the rest of a period never costs more than the period, nor less than nothing, and only ever less later", () => {
  fc.assert(
    fc.property(shares, fc.nat(100_000), ({ unitAmount, count, start, length, part }, later) => {
      const price = { unitAmount, currency: "EUR" };
      const period = { startsAt: atSecond(start), endsAt: atSecond(start + length) };
      const second = start + Math.floor(length * part);
      const now = restOfPeriod(price, count, { ...period, at: atSecond(second) })?.amount ?? -1n;
      expect(now).toBeGreaterThanOrEqual(0n);
      expect(now).toBeLessThanOrEqual(priceOf(price, count).amount);
      const then = restOfPeriod(price, count, { ...period, at: atSecond(second + later) });
      if (then) expect(then.amount).toBeLessThanOrEqual(now);
    }),
  );
});

test("the estimate is within one minor unit of what Stripe credits and charges", () => {
  fc.assert(
    fc.property(shares, fc.nat(500), ({ unitAmount, count, start, length, part }, had) => {
      const at = start + Math.floor(length * part);
      const item = {
        id: "si_1",
        subscription: "sub_1",
        quantity: had,
        current_period_start: start,
        current_period_end: start + length,
        price: { id: "price_1", currency: "eur", unit_amount_decimal: unitAmount, product: "prod_1" },
      } as unknown as SubscriptionItem;
      const lines = prorations(item, { quantity: had + count, at });
      const stripes = lines.reduce((sum, line) => sum + BigInt(line.amount), 0n);
      const ours = restOfPeriod({ unitAmount, currency: "EUR" }, count, {
        startsAt: atSecond(start),
        endsAt: atSecond(start + length),
        at: atSecond(at),
      });
      const difference = (ours?.amount ?? 0n) - stripes;
      expect(difference >= -1n && difference <= 1n).toBe(true);
    }),
  );
});
