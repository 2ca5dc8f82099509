import { expect, test } from "vitest";
import { rateWindow } from "#lib/waits";
import { requestsPerSecond } from "../../../app/domain/seats/bounds.ts";
import { takeSlot } from "../../../app/domain/seats/pace.ts";
import { stripeNotConfigured, type StripeDoor } from "#platform/stripe";

const doorOf = (mode: "test" | "live"): StripeDoor => ({ ...stripeNotConfigured, mode });

async function departures(stripe: StripeDoor, count: number): Promise<number[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      await takeSlot({ stripe });
      return performance.now();
    }),
  );
}

test.each(["test", "live"] as const)(
  "with %s keys no second sees more requests than Stripe allows",
  async (mode) => {
    const limit = requestsPerSecond[mode];
    const times = await departures(doorOf(mode), 2 * limit);
    const spans = times.slice(limit).map((time, index) => time - Number(times[index]));
    expect(Math.min(...spans)).toBeGreaterThanOrEqual(rateWindow);
  },
);

test("slots are evenly spaced from the first on and do not drift", async () => {
  const times = await departures(doorOf("live"), 150);
  const whole = Number(times.at(-1)) - Number(times[0]);
  expect(whole).toBeGreaterThan(rateWindow);
  expect(times).toEqual([...times].sort((a, b) => a - b));
});

test("each key has a pace of its own", async () => {
  const first = doorOf("test");
  const others = Array.from({ length: 20 }, () => doorOf("test"));
  const order: string[] = [];
  const busy = departures(first, 20).then(() => order.push("busy"));
  await Promise.all(others.map((stripe) => takeSlot({ stripe }))).then(() => order.push("others"));
  await busy;
  expect(order).toEqual(["others", "busy"]);
});
