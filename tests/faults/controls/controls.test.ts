import { describe, expect, test } from "vitest";
import { playWith } from "./control.ts";
import { keyFromQuantity } from "./scenarios/key-from-quantity.ts";
import { keyReusedAfter5xx } from "./scenarios/key-reused-after-5xx.ts";
import { noFencing } from "./scenarios/no-fencing.ts";
import { noVerifyAfterUnknown } from "./scenarios/no-verify-after-unknown.ts";
import { noWriteGate } from "./scenarios/no-write-gate.ts";

const scenarios = [noVerifyAfterUnknown, keyFromQuantity, keyReusedAfter5xx, noWriteGate, noFencing];

describe.each(scenarios)("$mutation: $story", (scenario) => {
  test("the true code comes out right, and the mistake shows", async () => {
    const [ofTrueCode, ofMistake] = await Promise.all([
      playWith(scenario, null),
      playWith(scenario, scenario.mutation),
    ]);
    expect(ofTrueCode).toBeNull();
    expect(ofMistake).toBe(scenario.wrong);
  });
});
