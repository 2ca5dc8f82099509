import fc from "fast-check";
import { expect, test } from "vitest";
import { fullJitter } from "#lib/backoff";
import { minutes, seconds } from "#lib/duration";

const limits = { base: seconds(5), cap: minutes(5) };

test.each([
  [0, seconds(5)],
  [1, seconds(10)],
  [5, seconds(160)],
  [6, minutes(5)],
  [5000, minutes(5)],
])("after %s earlier failures the longest wait is %s ms", (attempt, longest) => {
  expect(fullJitter({ ...limits, attempt, random: () => 1 - Number.EPSILON })).toBeGreaterThanOrEqual(
    longest - 1,
  );
  expect(fullJitter({ ...limits, attempt, random: () => 0 })).toBe(0);
  expect(fullJitter({ ...limits, attempt, random: () => 0.5 })).toBe(longest / 2);
});

test("every wait is a whole number of milliseconds below the cap", () => {
  const randoms = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.nat(), randoms, (attempt, drawn) => {
      const wait = fullJitter({ ...limits, attempt, random: () => drawn });
      expect(Number.isInteger(wait) && 0 <= wait && wait < limits.cap).toBe(true);
    }),
  );
});
