import { expect, test } from "vitest";
import { shownLogoSize } from "#lib/logo-size";

test.each([
  ["small enough", 120, 40, 120, 40],
  ["too high", 400, 480, 40, 48],
  ["too wide", 2000, 100, 200, 10],
  ["a thin line", 2000, 16, 200, 2],
  ["as large as can be", 2000, 2000, 48, 48],
])("a logo that is %s is shown in its own proportions", (_case, width, height, shownWidth, shownHeight) => {
  expect(shownLogoSize({ width, height })).toEqual({ width: shownWidth, height: shownHeight });
});
