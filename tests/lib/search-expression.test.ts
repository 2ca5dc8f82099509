import { expect, test } from "vitest";
import { ages, dueDatesOf } from "#lib/ages";
import { searchExpression } from "#lib/search-expression";

const scope = { kind: "invoices", organizationId: "a-b" } as const;

test.each([
  ["Łódź inv-1", 'scope : "invoicesab" AND words : "lodz" * AND words : "inv-1" *'],
  // Signs between words would find nothing that has the words.
  ["Kettle & Co.", 'scope : "invoicesab" AND words : "kettle" * AND words : "co." *'],
  ['say "hi" OR', 'scope : "invoicesab" AND words : "say" * AND words : """hi""" * AND words : "or" *'],
  ["%", 'scope : "invoicesab" AND words : "%" *'],
])("the search for %j asks for the beginning of each word", (query, expression) => {
  expect(searchExpression(query, scope)).toBe(expression);
});

test("a search within a client asks for the client first, and no search for nothing", () => {
  expect(searchExpression("x", { ...scope, clientId: "c-d" })).toBe(
    'scope : "invoicesab" AND scope : "cd" AND words : "x" *',
  );
  expect(searchExpression("  ", scope)).toBeNull();
  expect(searchExpression(undefined, scope)).toBeNull();
});

test("the ages follow each other without a gap, and the oldest has no beginning", () => {
  expect(ages.map((age) => dueDatesOf(age, "2026-05-30"))).toEqual([
    { first: "2026-04-30", last: "2026-05-30" },
    { first: "2026-03-31", last: "2026-04-29" },
    { first: "2026-03-01", last: "2026-03-30" },
    { first: null, last: "2026-02-28" },
  ]);
});
