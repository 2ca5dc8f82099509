import { expect, test } from "vitest";
import { exponentOf, minimumOf, showAmount, stepOf } from "./currencies.ts";
import { decodeForm } from "./form.ts";
import { periodFrom } from "./resources/period.ts";

test.each([
  ["jpy", 0, 1],
  ["mga", 0, 1],
  ["eur", 2, 1],
  ["huf", 2, 1],
  ["isk", 2, 100],
  ["ugx", 2, 100],
  ["kwd", 3, 10],
  ["tnd", 3, 10],
])("%s has %i decimals at Stripe and moves in steps of %i", (currency, exponent, step) => {
  expect([exponentOf(currency), stepOf(currency)]).toEqual([exponent, step]);
  expect(minimumOf(currency)).toBeGreaterThan(0);
});

test.each([
  [5, "eur", "0.05 EUR"],
  [-123_456_789, "usd", "-1,234,567.89 USD"],
  [1000, "jpy", "1,000 JPY"],
  [1, "bhd", "0.001 BHD"],
])("%i %s is written %s", (amount, currency, written) => {
  expect(showAmount(amount, currency)).toBe(written);
});

test("a form's brackets become hashes and lists", () => {
  expect(decodeForm("a=1&b[c]=2&d[0][e]=x%20y&d[1][e]=z&expand[]=f&expand[]=g&h=")).toEqual({
    ...{ a: "1", b: { c: "2" }, d: [{ e: "x y" }, { e: "z" }], expand: ["f", "g"], h: "" },
  });
});

test("a form cannot reach into an object's prototype", () => {
  expect(decodeForm("a[__proto__][polluted]=1")).toEqual({ a: { polluted: "1" } });
  expect({}).not.toHaveProperty("polluted");
});

test.each([
  ["2026-01-31T00:00:00Z", "2026-02-28T00:00:00Z", "2026-02-28T00:00:00Z", "2026-03-31T00:00:00Z"],
  ["2028-01-30T10:00:00Z", "2028-03-01T00:00:00Z", "2028-02-29T10:00:00Z", "2028-03-30T10:00:00Z"],
  ["2026-05-15T00:00:00Z", "2026-05-15T00:00:00Z", "2026-05-15T00:00:00Z", "2026-06-15T00:00:00Z"],
])("monthly from %s, %s falls into %s to %s", (anchor, now, start, end) => {
  const seconds = (instant: string) => Date.parse(instant) / 1000;
  const period = periodFrom(seconds(anchor), { interval: "month", interval_count: 1 }, seconds(now));
  expect(period).toEqual({ start: seconds(start), end: seconds(end) });
});
