import { afterEach, describe, expect, test } from "vitest";
import { en } from "#lib/texts/en";
import { unitOfOne } from "#lib/texts/english-unit";
import { languages, textsFor } from "#lib/texts/languages";
import { pluralsOf } from "#lib/texts/plurals";
import { methodInWords } from "#lib/method-words";

afterEach(() => {
  for (const tag of ["xx", "xx-YY"]) languages.delete(tag);
});

describe("the language of a reader", () => {
  test("is English where there is no file for theirs, and without a locale", () => {
    for (const locale of ["fr-FR", "", undefined, null, "no tag at all"]) expect(textsFor(locale)).toBe(en);
  });

  test("is found by its region, and by the language alone where the region has no texts of its own", () => {
    const [language, region] = [{ ...en }, { ...en }];
    languages.set("xx", language);
    languages.set("xx-YY", region);
    expect(textsFor("xx-YY")).toBe(region);
    expect(textsFor("xx-YY-variant")).toBe(region);
    expect(textsFor("xx-ZZ")).toBe(language);
    expect(textsFor("xxx")).toBe(en);
  });
});

describe("a count", () => {
  test("has the plural form that English has for it", () => {
    expect(en.invoicePage.dueIn(1)).toBe("in 1 day");
    expect(en.invoicePage.dueIn(5)).toBe("in 5 days");
    expect(en.invoicePage.overdueFor(1)).toBe("1 day overdue");
    expect(en.invoicePage.overdueFor(1200)).toBe("1,200 days overdue");
  });

  test("has as many forms as the language tells apart", () => {
    const count = pluralsOf("pl");
    const days = (number: number) =>
      count(number, { one: "# dzień", few: "# dni", many: "# dni!", other: "# dnia" });
    expect([1, 2, 5, 22].map(days)).toEqual(["1 dzień", "2 dni", "5 dni!", "22 dni"]);
  });
});

test.each([
  ["trackers", "tracker"],
  ["API calls", "API call"],
  ["entries", "entry"],
  ["boxes", "box"],
  ["addresses", "address"],
  ["GB", "GB"],
  ["ms", "ms"],
  ["SMS", "SMS"],
  ["call", "call"],
  ["status", "status"],
])("one of the unit “%s” is “%s”", (unit, one) => {
  expect(unitOfOne(unit)).toBe(one);
  expect(en.usage.measured("1", unit)).toBe(`1 ${one}`);
  expect(en.usage.measured("2", unit)).toBe(`2 ${unit}`);
});

test("how was paid is told in the reader's words, and as staff wrote it otherwise", () => {
  const words = { ...en.payments, card: (brand: string, last4: string) => `${brand} …${last4}` };
  expect(methodInWords("Visa ending in 4242", words)).toBe("Visa …4242");
  expect(methodInWords("Bank transfer", words)).toBe("Bank transfer");
  expect(methodInWords("In a brown envelope", words)).toBe("In a brown envelope");
  expect(methodInWords("toString", words)).toBe("toString");
});
