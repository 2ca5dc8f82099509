import { describe, expect, test } from "vitest";
import { days, hours, minutes } from "#lib/duration";
import { type AlertWorld, createAlertWorld } from "./alert-world.ts";

/** Lives through the time until then from one due notice to the next, as the sweep does; mails leave at once. */
async function liveUntil(world: AlertWorld, end: Date) {
  for (;;) {
    await world.mail();
    const next = await world.tell();
    if (!next || next > end) break;
    world.clock.set(next);
  }
  world.clock.set(end);
}

async function tableOf(world: AlertWorld, start: Date) {
  return (await world.notices()).map(({ occasion, at }) => [occasion, at.getTime() - start.getTime()]);
}

describe("all that an admin is mailed in a year", () => {
  test("with one outage of three days in it", async () => {
    const world = await createAlertWorld();
    const start = world.clock.now();
    const after = (milliseconds: number) => new Date(start.getTime() + milliseconds);
    await liveUntil(world, after(days(100)));
    await world.raise();
    await liveUntil(world, after(days(103)));
    await world.calm();
    await liveUntil(world, after(days(365)));
    expect(await tableOf(world, after(days(100)))).toEqual([
      ["open", minutes(5)],
      ["reminder:1", hours(1)],
      ["reminder:2", hours(6)],
      ["reminder:3", hours(24)],
      ["reminder:4", hours(48)],
      ["reminder:5", hours(72)],
      ["resolved", hours(72) + minutes(10)],
    ]);
  });

  test("with trouble that needs a person and gets none for a month", async () => {
    const world = await createAlertWorld();
    const start = world.clock.now();
    await world.raise({ kind: "seats-blocked", urgency: "needs-a-person" });
    await liveUntil(world, new Date(start.getTime() + days(30)));
    const daily = Array.from({ length: 30 }, (_, day) => [`reminder:${day + 3}`, days(day + 1)]);
    expect(await tableOf(world, start)).toEqual([
      ["open", 0],
      ["reminder:1", hours(1)],
      ["reminder:2", hours(6)],
      ...daily,
    ]);
  });

  test("with a failure every five minutes that passes within one", async () => {
    const world = await createAlertWorld();
    const start = world.clock.now();
    for (let i = 0; i < 100; i += 1) {
      await world.raise();
      await liveUntil(world, new Date(world.clock.now().getTime() + minutes(1)));
      await world.calm();
      await liveUntil(world, new Date(world.clock.now().getTime() + minutes(4)));
    }
    await liveUntil(world, new Date(start.getTime() + days(365)));
    const table = await tableOf(world, start);
    expect(table.map(([occasion]) => occasion)).toEqual(["open", "reminder:1", "reminder:2", "resolved"]);
    expect(table.at(-1)).toEqual(["resolved", minutes(99 * 5 + 1) + minutes(10)]);
  });

  test("with a process that was away for a week of an outage", async () => {
    const world = await createAlertWorld();
    await world.raise();
    await liveUntil(world, new Date(world.clock.now().getTime() + hours(2)));
    world.clock.advance(days(7));
    await world.settle();
    await world.settle();
    expect((await world.notices()).map(({ occasion }) => occasion)).toEqual([
      "open",
      "reminder:1",
      "reminder:2",
    ]);
  });
});
