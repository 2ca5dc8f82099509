import { describe, expect, test } from "vitest";
import { QuantityChart } from "#components/quantity-chart";
import { CurrentUsage, CurrentUsageOfPlans } from "#components/usage/current-usage";
import { LineUsage } from "#components/usage/line-usage";
import { PriceChoices } from "#components/usage/price-choices";
import { UsageFirstSteps } from "#components/usage/usage-first-steps";
import { decimal } from "#lib/decimal";
import type { PriceTerms } from "#lib/price-terms";
import { rateUsage } from "#lib/rate-usage";
import { groupText, rhythmWords, withGroup } from "../../app/components/usage/words.ts";
import { render } from "./render.tsx";

const tiers = [
  { upTo: "10", unitAmountDecimal: "10" },
  { upTo: null, unitAmountDecimal: "2.5", flatAmount: 100n },
];

function rated(terms: PriceTerms, quantity: string) {
  return rateUsage(terms, { quantity: decimal(quantity) });
}

/** What stands between tags, without them. */
const textOf = (html: string) => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

describe("how a line was counted", () => {
  const usage = (over: Partial<Parameters<typeof LineUsage>[0]["usage"]> = {}) => {
    const { steps, amount } = rated({ model: "graduated", tiers, freeUnits: "10" }, "24.5");
    return {
      ...{ description: "Calls", currency: "EUR", priceName: "Calls", groupKey: '["eu",""]' },
      ...{ meter: { name: "API calls", unit: "calls" }, from: "2026-01-01", to: "2026-01-31" },
      ...{ timeZone: "Europe/Vienna", quantity: "24.5", steps, ratedAmount: amount, amount, earlier: [] },
      events: null,
      ...over,
    };
  };
  const shown = (over: Parameters<typeof usage>[0] = {}) =>
    render(<LineUsage usage={usage(over)} locale="en" />);

  test("is told step by step, exact, and rounded once", () => {
    const text = textOf(shown());
    expect(text).toContain("Calls (eu, none)");
    expect(text).toContain("24.5 calls");
    expect(text).toContain("Sum of the steps €2.1125");
    expect(text).toContain("Rounded once €2.11");
    expect(text).toContain("This line, before tax €2.11");
  });

  test("takes off what earlier lines billed, and adds back what was credited", () => {
    const earlier = [
      { lineId: "a", amount: 150n, invoiceNumber: "INV-1", invoiceAt: "/admin/invoices/1/lines/a/usage" },
      { lineId: "b", amount: 80n, invoiceNumber: "INV-2", invoiceAt: null },
    ];
    const html = shown({ earlier, amount: 11n });
    expect(textOf(html)).toContain("Billed by invoice INV-1 -€1.50");
    expect(textOf(html)).toContain("Billed by invoice INV-2 -€0.80");
    expect(textOf(html)).toContain("Credited since €0.30");
    expect(textOf(html)).toContain("This line, before tax €0.11");
    expect(html).toContain('href="/admin/invoices/1/lines/a/usage"');
  });

  test("names the events behind it, and says when their hash is not there yet", () => {
    const event = {
      ...{ number: 7, id: "<b>one</b>", value: "-2.5", properties: null, cancels: 3 },
      ...{ at: new Date("2026-01-05T12:00:00Z"), receivedAt: new Date("2026-01-05T12:00:00Z") },
    };
    const events = {
      ...{ count: 1234, fromNumber: 1, toNumber: 99, hash: null, csvAt: "/usage.csv", first: [event] },
      hasMore: true,
      eventsAt: null,
    };
    const html = shown({ events });
    expect(textOf(html)).toContain("1,234");
    expect(textOf(html)).toContain("1 to 99");
    expect(textOf(html)).toContain("Is being worked out");
    expect(textOf(html)).toContain("takes back number 3");
    expect(textOf(html)).toContain("This is the first one.");
    expect(html).toContain('href="/usage.csv"');
    expect(html).toContain("&lt;b&gt;one");
    expect(textOf(shown({ events: { ...events, hash: "abc123", hasMore: false } }))).toContain("abc123");
    expect(html).not.toContain('href="/events/7"');
    expect(shown({ events: { ...events, eventsAt: "/events" } })).toContain('href="/events/7"');
  });

  test("of a flat fee has no events", () => {
    const { steps, amount } = rated({ model: "flat", unitAmountDecimal: "9900" }, "1");
    const text = textOf(shown({ meter: null, groupKey: "[]", steps, ratedAmount: amount, amount }));
    expect(text).toContain("Fee");
    expect(text).toContain("€99.00");
    expect(text).not.toContain("The events behind it");
  });

  test("of a percentage tells money and percent", () => {
    const { steps, amount } = rated({ model: "percentage", percent: "2.9", fixedAmount: 30n }, "10000");
    const text = textOf(shown({ steps, ratedAmount: amount, amount }));
    expect(text).toContain("€100.00");
    expect(text).toContain("2.9%");
    expect(text).toContain("€3.20");
  });
});

describe("a current period", () => {
  const period = {
    ...{ planId: "plan", clientName: "Ada", currency: "EUR", from: "2026-01-01", to: "2026-01-31" },
    ...{ dayNumber: 2, dayCount: 31, amount: 211n, projectedAmount: 1000n },
    used: [
      {
        ...{ priceId: "p", priceName: "Calls", unit: "calls", groupKey: '["eu"]', quantity: "14.5" },
        steps: rated({ model: "graduated", tiers }, "14.5").steps,
        ...{ amount: 211n, projectedAmount: 1000n },
      },
    ],
    daily: [
      {
        ...{ meterId: "m", name: "API calls", unit: "calls", series: [{ key: "all", label: "Used" }] },
        groupCount: 1,
        days: [
          { day: "2026-01-01", quantities: ["14.123456789"] },
          { day: "2026-01-02", quantities: ["0"] },
        ],
      },
    ],
  };

  test("says what was used, what it costs by which steps, and that the projection is an estimate", () => {
    const html = render(<CurrentUsage period={period} locale="en" />);
    const text = textOf(html);
    expect(text).toContain("Calls (eu)");
    expect(text).toContain("Tier: 10 × €0.10 = €1.00");
    expect(text).toContain("Tier: 4.5 × €0.025 + €1.00 = €1.1125");
    expect(text).toContain("An estimate, linear over the days so far");
    expect(text).toContain("2 of 31");
    expect(html).toContain("<details");
  });

  test("has a chart per day with the exact quantities in a table behind it", () => {
    const html = render(<CurrentUsage period={period} locale="en" />);
    expect(html).toContain("<svg");
    expect(textOf(html)).toContain("Jan 1 14.123456789");
    expect(textOf(html)).not.toContain("together");
  });

  test("says of a chart of too many groups that it draws them together", () => {
    const daily = period.daily.map((days) => ({ ...days, groupCount: 7 }));
    const html = render(<CurrentUsage period={{ ...period, daily }} locale="en" />);
    expect(textOf(html)).toContain("API calls per day In calls, all 7 groups together");
    expect(html).toMatch(/<figcaption[^>]*>API calls per day, in calls, all 7 groups together</);
  });

  test("of several plans stands under a heading with the names of each plan's prices, of one plan under none", () => {
    const other = {
      ...period,
      planId: "other",
      used: period.used.map((use) => ({ ...use, priceName: "Storage" })),
    };
    const html = render(<CurrentUsageOfPlans periods={[period, other]} locale="en" />);
    const headings = [...html.matchAll(/<h2 id="plan-[^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(headings).toEqual(["Calls", "Storage"]);
    expect(render(<CurrentUsageOfPlans periods={[period]} locale="en" />)).not.toContain('<h2 id="plan-');
  });
});

test("a chart of quantities below zero draws nothing below its axis, and keeps the figure", () => {
  const html = render(
    <QuantityChart
      title="Calls"
      series={[{ key: "all", label: "Used" }]}
      groups={[{ label: "Jan 1", quantities: ["-3"] }]}
    />,
  );
  expect(html).not.toMatch(/height="-/);
  expect(textOf(html)).toContain("-3");
});

test("the choice of prices keeps what was chosen, and tells what is wrong with one of them", () => {
  const html = render(
    <PriceChoices
      field={{
        ...{ id: "f-priceIds", key: "k", name: "priceIds", formId: "f", errors: undefined },
        initialValue: ["b"],
      }}
      prices={[
        { id: "a", name: "Calls", currency: "EUR", what: "€0.10 per call" },
        { id: "b", name: "Fee", currency: "EUR", what: "€31.00 per period" },
      ]}
      errors={{ "priceIds[0]": ["One of these prices does not exist."], clientId: ["Choose the client."] }}
    />,
  );
  expect(html.match(/<input[^>]*checked/g)).toHaveLength(1);
  expect(html).toMatch(/<input(?=[^>]*value="b")(?=[^>]*checked)/);
  expect(html).toContain("One of these prices does not exist.");
  expect(html).not.toContain("Choose the client.");
});

test("who may not make plans is told to wait for one, and led nowhere", () => {
  const steps = { hasMeter: false, hasPrice: false, hasPlan: false, hasEvent: false };
  expect(render(<UsageFirstSteps steps={steps} isAdmin={false} />)).not.toContain("href");
  expect(render(<UsageFirstSteps steps={steps} isAdmin />)).toContain('href="/admin/usage/meters/new"');
  const further = render(<UsageFirstSteps steps={{ ...steps, hasMeter: true }} isAdmin />);
  expect(further).toContain('href="/admin/usage/prices/new"');
});

test("rhythms and groups are told in words", () => {
  expect(rhythmWords({ interval: "week", anchorDay: 1 })).toBe("Every week, from Monday");
  expect(rhythmWords({ interval: "quarter", anchorDay: 15 })).toBe("Every quarter, from day 15");
  expect(groupText('["eu",""]')).toBe("eu, none");
  expect(withGroup("Calls", "[]")).toBe("Calls");
});
