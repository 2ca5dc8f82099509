import { describe, expect, test } from "vitest";
import { CostPanel } from "#components/seats/cost-panel";
import { PlanCard } from "#components/seats/plan-card";
import { PriceForm } from "#components/seats/price-form";
import { render } from "./render.tsx";

const monthly = { unitAmount: "1200", currency: "EUR", interval: "month", intervalCount: 1 };
const billed = {
  priceId: "price_now",
  wantedPriceId: null,
  price: monthly,
  period: { startsAt: new Date("2026-04-01T00:00:00Z"), endsAt: new Date("2026-04-30T22:30:00Z") },
  endsAt: null,
};
const zone = { timeZone: "Europe/Berlin", locale: "en" };

describe("the seat subscription", () => {
  const card = (over: Partial<Parameters<typeof PlanCard>[0]> = {}) =>
    render(<PlanCard billed={billed} billable={3} isOwner {...zone} {...over} />);

  test("says what a seat costs and lets the owner change it", () => {
    const html = card();
    expect(html).toContain("€12.00 per seat and month");
    expect(html).toContain('href="/admin/settings/seats/price"');
  });

  test("before it is canceled says what happens and when", () => {
    const html = card();
    expect(html).toContain("Stop billing seats on May 1, 2026?");
    expect(html).toContain("now 3 seats, and nothing after it");
    expect(html).toContain('action="/admin/settings/seats/cancellation"');
  });

  test("that ends says when, and can be kept instead of canceled again", () => {
    const html = card({ billed: { ...billed, endsAt: billed.period.endsAt } });
    expect(html).toContain("The seat subscription ends on May 1, 2026");
    expect(html).toContain('action="/admin/settings/seats/renewal"');
    expect(html).not.toContain("/admin/settings/seats/cancellation");
  });

  test("shows a price that Stripe has not confirmed beside the one that holds", () => {
    const html = card({ billed: { ...billed, wantedPriceId: "price_next" } });
    expect(html).toContain("A new price is on its way");
    expect(html).toContain("price_next");
    expect(html).toContain("€12.00 per seat and month");
  });

  test("is only to be read for an admin, with the reason", () => {
    const html = card({ isOwner: false, billed: { ...billed, endsAt: billed.period.endsAt } });
    expect(html).toContain("Only the owner can change the price or cancel");
    expect(html).not.toContain("<form");
    expect(html).not.toContain("/price");
  });

  test("of which Stripe has told nothing yet shows its price's id alone", () => {
    const html = card({ billed: { ...billed, price: null, period: null } });
    expect(html).toContain("price_now");
    expect(html).toContain("Stop billing seats at the end of the period?");
  });
});

describe("what an agent costs", () => {
  test("is there without scripts, marked as an estimate", () => {
    const cost = {
      price: "€12.00 per seat and month",
      sentence: "One more agent costs about €4.80 now.",
      source: "Our estimate, without taxes. Stripe was not asked.",
      isEstimate: true,
    };
    const html = render(<CostPanel cost={cost} source="/admin/agents/cost" asOf="3" />);
    expect(html).toContain("€12.00 per seat and month");
    expect(html).toContain("Our estimate, without taxes. Stripe was not asked.");
    expect(html).toContain('aria-live="polite"');
  });
});

describe("the form for another price", () => {
  const choice = { ...monthly, id: "price_next", name: "Seat with support" };
  const form = (over: Partial<Parameters<typeof PriceForm>[0]> = {}) =>
    render(
      <PriceForm
        priceId="price_now"
        choices={[choice]}
        whyTyped="Copy it from Stripe."
        locale="en"
        {...over}
      />,
    );

  test("offers the prices in words, and the present one though it is off sale", () => {
    const html = form();
    expect(html).toContain("Seat with support: €12.00 per seat and month (price_next)");
    expect(html).toContain("The price until now (price_now)");
  });

  test("is a field to type into when there is nothing to choose from", () => {
    const html = form({ choices: null });
    expect(html).toContain("Price id at Stripe");
    expect(html).toContain("Copy it from Stripe.");
    expect(html).toContain('value="price_now"');
  });
});
