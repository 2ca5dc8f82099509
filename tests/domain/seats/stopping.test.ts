import { expect, test } from "vitest";
import { syncDueSeats } from "#domain/seats";
import { seconds } from "#lib/duration";
import { createSeatWorld } from "./seat-world.ts";

test("while the process is ending no update is claimed, and it waits for the next start", async () => {
  const world = await createSeatWorld();
  await world.invite();
  world.clock.advance(seconds(1));
  await syncDueSeats({ ...world.systemCtx, queue: { wake: () => undefined, isStopping: true } });
  expect(await world.update()).toMatchObject({ state: "pending", tryOutcome: null, attempts: 0 });
  expect(await world.attempts()).toEqual([]);
  await world.sync();
  expect(world.quantity()).toBe(1);
});

test.each([
  { when: "ending", results: ["applied"] },
  { when: "going on", results: ["applied", "applied"] },
])(
  "a change that came during an attempt is claimed after it unless the process is ending: $when",
  async (the) => {
    const world = await createSeatWorld();
    await world.invite();
    world.clock.advance(seconds(1));
    const queue = {
      wake: () => undefined,
      get isStopping() {
        return the.when === "ending" && world.writes().length > 0;
      },
    };
    // Each look at the clock is a second later, so that what comes due does so before the work is over.
    const clock = { now: () => (world.clock.advance(seconds(1)), world.clock.now()) };
    await world.fault({ kind: "slow", when: "before", ms: 50, times: 1 });
    const syncing = syncDueSeats({ ...world.systemCtx, clock, queue });
    await expect.poll(() => world.writes().length).toBe(1);
    await world.invite();
    await syncing;
    expect((await world.attempts()).map(({ result }) => result)).toEqual(the.results);
    expect(await world.update()).toMatchObject({ appliedQuantity: the.results.length, tryOutcome: null });
  },
);
