import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "#lib/canonical-json";

test.each([
  [{ b: 1, a: { d: [], c: "x" } }, '{"a":{"c":"x","d":[]},"b":1}'],
  [{ amount: 12_345_678_901_234_567_890n }, '{"amount":"12345678901234567890"}'],
  [{ kept: null, dropped: undefined }, '{"kept":null}'],
  [[1, undefined, "é\n"], '[1,null,"é\\n"]'],
  [new Date("2026-03-01T00:00:00Z"), '"2026-03-01T00:00:00.000Z"'],
  [
    { "\u20ac": 1, "\r": 2, "1": 3, "\ud83d\ude00": 4, "\ufb33": 5 },
    '{"\\r":2,"1":3,"€":1,"😀":4,"\ufb33":5}',
  ],
  ["text", '"text"'],
  [true, "true"],
  [-0, "0"],
  [1e21, "1e+21"],
])("one value has one text (%#)", (value, text) => {
  expect(canonicalJson(value)).toBe(text);
});

test("the order in which keys were written does not matter", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })), (object) => {
      const reversed = Object.fromEntries(Object.entries(object).reverse());
      expect(canonicalJson(reversed)).toBe(canonicalJson(object));
    }),
  );
});

test("nothing of a JSON value is lost", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
      const plain: unknown = JSON.parse(JSON.stringify(value));
      expect(JSON.parse(canonicalJson(plain))).toEqual(plain);
    }),
  );
});

test.each([
  [Number.NaN],
  [Infinity],
  [() => 1],
  [new Map()],
  [Symbol("s")],
  [undefined],
  [{ deep: [new Set()] }],
])("what JSON cannot hold is refused (%#)", (value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError);
});
