import fc from "fast-check";
import { expect, test } from "vitest";
import { contrastBetween, readColor, textColorOn } from "#lib/color";

test.each([
  ["#1d4f91", "#1d4f91"],
  [" 1D4F91 ", "#1d4f91"],
  ["#abc", "#aabbcc"],
])("%j is the color %s", (typed, color) => {
  expect(readColor(typed)).toEqual({ ok: true, value: color });
});

test.each([
  "",
  "#",
  "red",
  "#12",
  "#12345",
  "#1234567",
  "#1d4f9g",
  "rgb(1,2,3)",
  "#1d4f91;background:url(x)",
])("%j is no color", (typed) => {
  expect(readColor(typed)).toMatchObject({ ok: false });
});

test.each([
  ["#ffffff", "#000000", 21],
  ["#777777", "#ffffff", 4.48],
  ["#1d4f91", "#1d4f91", 1],
])("%s and %s stand %d apart", (one, other, ratio) => {
  expect(contrastBetween(one, other)).toBeCloseTo(ratio, 2);
  expect(contrastBetween(other, one)).toBeCloseTo(ratio, 2);
});

test("text on any color whatever can be read", () => {
  const color = fc
    .integer({ min: 0, max: 0xffffff })
    .map((number) => `#${number.toString(16).padStart(6, "0")}`);
  fc.assert(fc.property(color, (one) => contrastBetween(one, textColorOn(one)) >= 4.5));
});
