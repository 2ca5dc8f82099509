import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  amountField,
  civilDateField,
  currencyField,
  lineField,
  linesField,
  netDaysField,
  pagingFields,
  percentField,
  versionField,
} from "#lib/fields";
import { readInput } from "#lib/input";

const problemOf = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues[0]?.message;

describe("a field", () => {
  test.each<[string, z.ZodType, unknown, unknown]>([
    ["one line, trimmed", lineField("The name", 5), "  Ada ", "Ada"],
    ["lines with one kind of end", linesField("The notes", 20), "a\r\nb\rc\n", "a\nb\nc"],
    ["a currency in any case", currencyField, " eur", "EUR"],
    ["a day", civilDateField, "2028-02-29", "2028-02-29"],
    ["a percentage", percentField, "07.50", "7.5"],
    ["an amount as a JSON number", amountField("The price"), 1999, 1999n],
    ["an amount as a bigint", amountField("The price"), 1999n, 1999n],
    ["the largest amount", amountField("The price"), 1e12, 10n ** 12n],
  ])("reads %s", (_, schema, value, expected) => {
    expect(schema.parse(value)).toBe(expected);
  });

  test.each<[z.ZodType, unknown, string]>([
    [lineField("The name", 5), undefined, "The name is missing."],
    [lineField("The name", 5), "   ", "The name is missing."],
    [lineField("The name", 5), null, "The name must be text."],
    [lineField("The name", 5), "abcdef", "The name can have at most 5 characters."],
    [lineField("The name", 5), "a\u2028b", "The name must be one line of text."],
    [lineField("The name", 5), "a\ud800", "The name must be one line of text."],
    [linesField("The notes", 5), "a\u0007", "Leave out characters that cannot be printed."],
    [civilDateField, "2026-02-29", "Write a date that exists as YYYY-MM-DD."],
    [civilDateField, "29.02.2028", "Write a date that exists as YYYY-MM-DD."],
    [percentField, "", 'Write a plain decimal number such as "12.5".'],
    [amountField("The price"), 1e12 + 1, "The price is too large."],
    [amountField("The price"), -1e12 - 1, "The price is too large."],
    [amountField("The price"), 0.1, "The price is a whole number of minor units, such as 1999 for 19.99."],
    [amountField("The price"), NaN, "The price is a whole number of minor units, such as 1999 for 19.99."],
    [amountField("The price"), 2 ** 60, "The price is too large."],
    [amountField("The price"), 1e300, "The price is too large."],
    [netDaysField, 1e300, "Net days are a whole number from 0 to 365."],
    [netDaysField, -1e300, "Net days are a whole number from 0 to 365."],
    [netDaysField, 0.5, "Net days are a whole number from 0 to 365."],
    [versionField, 1e300, "Name the version that was edited, as a whole number."],
    [pagingFields.limit, 1e300, "A page has from 1 to 100 items."],
  ])("says what is wrong with number %#", (schema, value, message) => {
    expect(problemOf(schema, value)).toBe(message);
  });
});

test("an input is refused with every field's sentence, unknown fields by name", () => {
  const schema = z.strictObject({
    name: lineField("The name", 5),
    lines: z.array(z.strictObject({ a: currencyField })),
  });
  const input = { name: "", lines: [{ a: "eur" }, { a: "?", b: 1 }], extra: 1, more: 2 } as never;
  try {
    readInput(schema, input);
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({
      kind: "invalid",
      fields: [
        { path: "name", message: "The name is missing." },
        { path: "lines.1.a", message: "Choose one of the currencies that can be charged." },
        { path: "lines.1.b", message: 'There is no field named "b".' },
        { path: "extra", message: 'There is no field named "extra".' },
        { path: "more", message: 'There is no field named "more".' },
      ],
    });
  }
});
