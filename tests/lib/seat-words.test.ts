import { describe, expect, test } from "vitest";
import { type CostShown, costInWords } from "#lib/seat-cost-words";
import { seatPriceInWords } from "#lib/seat-price-words";

const monthly = { unitAmount: "1200", currency: "EUR", interval: "month", intervalCount: 1 };
const reader = { locale: "en", timeZone: "Europe/Berlin" };
const amounts = {
  now: { amount: 480n, currency: "EUR" },
  perPeriod: { amount: 1200n, currency: "EUR" },
};

describe("the price of a seat in words", () => {
  test.each([
    [{}, "€12.00 per seat and month"],
    [{ interval: "year" }, "€12.00 per seat and year"],
    [{ intervalCount: 3 }, "€12.00 per seat every 3 months"],
    [{ unitAmount: "1250.5" }, "€12.505 per seat and month"],
    [{ unitAmount: "1500", currency: "JPY" }, "¥1,500 per seat and month"],
    [{ unitAmount: "0" }, "€0.00 per seat and month"],
    [{ unitAmount: null }, "A price per seat and month that depends on how many there are"],
  ])("%j", (over, words) => {
    expect(seatPriceInWords({ ...monthly, ...over }, "en")).toBe(words);
  });

  test("is written as readers of that language write amounts", () => {
    expect(seatPriceInWords(monthly, "de")).toBe("12,00\u00a0€ per seat and month");
  });
});

function words(over: Partial<CostShown> = {}) {
  const cost = { isEstimate: false, preview: amounts, estimate: null, reason: null, endsAt: null };
  return costInWords({ additional: 1, perSeat: monthly, isProrated: true, ...cost, ...over }, reader);
}

describe("what one more agent costs in words", () => {
  test("as Stripe previews it", () => {
    expect(words()).toEqual({
      price: "€12.00 per seat and month",
      sentence: "One more agent costs about €4.80 now for the rest of this period, then €12.00 a month.",
      source: "Previewed by Stripe, without taxes.",
      isEstimate: false,
    });
  });

  test("several agents at once are spoken of together", () => {
    expect(words({ additional: 1200 }).sentence).toBe(
      "1,200 more agents cost about €4.80 now for the rest of this period, then €12.00 a month.",
    );
  });

  test("an estimate is marked as one, with the reason", () => {
    const reason = "Stripe did not answer in time.";
    expect(words({ isEstimate: true, preview: null, estimate: amounts, reason })).toMatchObject({
      sentence: "One more agent costs about €4.80 now for the rest of this period, then €12.00 a month.",
      source: "Our estimate, without taxes. Stripe did not answer in time.",
      isEstimate: true,
    });
  });

  test("nothing for the rest of the period when changes are not prorated", () => {
    const free = { ...amounts, now: { amount: 0n, currency: "EUR" } };
    expect(words({ preview: free, isProrated: false })).toMatchObject({
      sentence: "One more agent costs nothing for the rest of this period, then €12.00 a month.",
      source: "Billed from the next period on, without taxes.",
    });
  });

  test.each([
    [{ now: null, perPeriod: amounts.perPeriod }, "One more agent costs €12.00 a month."],
    [
      { now: amounts.now, perPeriod: null },
      "One more agent costs about €4.80 now for the rest of this period; what a whole period costs depends on the price at Stripe.",
    ],
    [{ now: null, perPeriod: null }, "What further agents cost depends on the price at Stripe."],
  ])("what is not known is not said: %#", (preview, sentence) => {
    expect(words({ preview }).sentence).toBe(sentence);
  });

  test("a subscription that ends says when, on the organization's calendar", () => {
    const endsAt = new Date("2026-04-30T22:30:00Z");
    expect(words({ preview: { ...amounts, perPeriod: null }, endsAt }).sentence).toBe(
      "One more agent costs about €4.80 now for the rest of this period. The seat subscription ends on May 1, 2026.",
    );
  });

  test("without a known price it says so", () => {
    expect(words({ perSeat: null, preview: { now: null, perPeriod: null } }).price).toBe(
      "What a seat costs is not known here yet",
    );
  });
});
