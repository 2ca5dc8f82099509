import { describe, expect, test } from "vitest";
import { ModelChoice } from "#components/usage/model-choice";
import { PriceForm } from "#components/usage/price-form";
import { QuoteCard } from "#components/usage/quote-card";
import { UsageTabs } from "#components/usage/usage-tabs";
import { VersionsTable } from "#components/usage/versions-table";
import { decimal } from "#lib/decimal";
import { type PriceModel, priceModels } from "#lib/price-models";
import { rateUsage } from "#lib/rate-usage";
import { render } from "./render.tsx";

const meters = { options: [], search: null };

function formFor(model: PriceModel): string {
  const choices = { currencies: [{ value: "EUR", label: "EUR" }], meters };
  return render(<PriceForm model={model} typed={{ formKey: "key", currency: "EUR" }} {...choices} />);
}

const namesIn = (html: string) =>
  [...html.matchAll(/ name="([^"]+)"/g)]
    .map(([, name]) => name)
    .filter((name) => !name?.startsWith("tiers["));

describe("the form of a new price", () => {
  test.each([
    ["flat", ["unitPrice"]],
    ["per_unit", ["meterKey", "unitPrice", "freeUnits", "minimumAmount", "maximumAmount"]],
    ["graduated", ["meterKey", "freeUnits", "minimumAmount", "maximumAmount"]],
    ["volume", ["meterKey", "freeUnits", "minimumAmount", "maximumAmount"]],
    ["package", ["meterKey", "unitPrice", "packageSize", "freeUnits", "minimumAmount", "maximumAmount"]],
    ["percentage", ["meterKey", "percent", "fixedAmount", "freeUnits", "minimumAmount", "maximumAmount"]],
  ] as const)("of the model %s asks for what that model has, and nothing else", (model, fields) => {
    expect(namesIn(formFor(model))).toEqual(["formKey", "model", "name", "currency", ...fields]);
  });

  test("has rows for tiers without a script", () => {
    const html = formFor("graduated");
    expect(html).toContain('name="tiers[0].upTo"');
    expect(html).toContain('name="tiers[5].flatAmount"');
    expect(formFor("per_unit")).not.toContain("tiers[");
  });

  test("says where a meter comes from while there is none", () => {
    expect(formFor("per_unit")).toContain("There is none yet: make one under Meters first.");
  });

  test("comes after the choice of a model, by plain links", () => {
    const html = render(<ModelChoice />);
    for (const model of priceModels) expect(html).toContain(`href="/admin/usage/prices/new?model=${model}"`);
  });
});

describe("the calculator", () => {
  const card = (quote: Parameters<typeof QuoteCard>[0]["quote"]) =>
    render(<QuoteCard quote={quote} model="per_unit" currency="EUR" locale="en" />);

  test("shows every step and the sum, rounded once", () => {
    const terms = { model: "per_unit", unitAmountDecimal: "0.25", freeUnits: "10" } as const;
    const html = card({ typed: "12", problem: null, rating: rateUsage(terms, { quantity: decimal("12") }) });
    expect(html).toContain("€0.005");
    expect(html).toContain("Rounded once");
    expect(html).toContain("€0.01");
    expect(html).toContain('value="12"');
  });

  test("says beside the quantity what is wrong with it, and nothing before one is typed", () => {
    const html = card({ typed: "many", problem: "Write a number such as 1234.50.", rating: null });
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain("Write a number such as 1234.50.");
    expect(card({ typed: "", problem: null, rating: null })).not.toContain("Rounded once");
  });

  test("says so when nothing costs anything", () => {
    const terms = { model: "per_unit", unitAmountDecimal: "5" } as const;
    const html = card({ typed: "0", problem: null, rating: rateUsage(terms, { quantity: decimal("0") }) });
    expect(html).toContain("Nothing was used that costs anything.");
  });
});

test("a price's versions are listed with the newest first, the oldest from the beginning", () => {
  const versions = [
    { number: 1, effectiveFrom: "1000-01-01", words: "€0.10 per call" },
    { number: 2, effectiveFrom: "2026-04-01", words: "€0.12 per call" },
  ];
  const html = render(<VersionsTable versions={versions} locale="en" />);
  expect(html.indexOf("Apr 1, 2026")).toBeLessThan(html.indexOf("The beginning"));
  expect(html).not.toContain("1000");
});

test("agents have no way to the admins' pages of usage", () => {
  const html = render(<UsageTabs isAdmin={false} />);
  expect(html).toContain('href="/admin/usage/events"');
  expect(html).not.toMatch(/usage\/(plans|runs|prices|meters)/);
  expect(render(<UsageTabs isAdmin />)).toContain('href="/admin/usage/prices"');
});
