import { describe, expect, test } from "vitest";
import { rescueSeats, retrySeats } from "#domain/seats";
import { days, hours, minutes, seconds } from "#lib/duration";
import { claimUpdate } from "../../../app/domain/seats/claim.ts";
import { createSeatWorld } from "./seat-world.ts";

describe("when the machine's clock is put back", () => {
  test("a change that waits keeps its pause, not the hour more", async () => {
    const world = await createSeatWorld();
    await world.invite();
    world.clock.advance(-hours(1));
    await world.settle();
    await world.sync();
    expect(world.quantity()).toBe(1);
  });

  test("so does one that a dead process was bringing to Stripe", async () => {
    const world = await createSeatWorld();
    await world.invite();
    world.clock.advance(seconds(1));
    await claimUpdate(world.systemCtx);
    world.clock.advance(-days(2));
    await rescueSeats(world.systemCtx);
    await world.settle();
    expect(world.quantity()).toBe(1);
  });

  test("a lease that nobody holds any more ends when it was to end", async () => {
    const world = await createSeatWorld();
    await world.invite();
    world.clock.advance(seconds(1));
    await claimUpdate(world.systemCtx);
    world.clock.advance(-hours(1));
    await world.settle();
    await world.settleAfter(minutes(1));
    expect(world.quantity()).toBe(1);
  });

  test("the breaker's probe does not wait until the clock is there again", async () => {
    const world = await createSeatWorld();
    await world.fault({ kind: "401", times: 1 });
    await world.invite();
    await world.sync();
    world.clock.advance(-hours(1));
    await world.settle();
    await world.settleAfter(seconds(30));
    expect(world.quantity()).toBe(1);
  });

  test("neither does the spacing between updates", async () => {
    const world = await createSeatWorld();
    for (let i = 0; i < 10; i += 1) {
      await world.invite();
      await world.sync();
    }
    world.clock.advance(-hours(1));
    await world.invite();
    await world.settleAfter(seconds(21));
    expect(world.quantity()).toBe(11);
  });

  test("a check that was asked for comes at once", async () => {
    const world = await createSeatWorld();
    await retrySeats(world.ctx);
    world.clock.advance(-hours(1));
    await world.settle();
    expect(world.reads()).toHaveLength(1);
  });

  test("trouble is told after its grace period, and its end after the quiet one", async () => {
    const world = await createSeatWorld();
    await world.failEverything("500");
    await world.invite();
    await world.sync();
    world.clock.advance(-hours(1));
    await world.settle();
    for (let i = 0; i < 6; i += 1) await world.settleAfter(minutes(1));
    expect(await world.mails("admin-notice")).toHaveLength(1);
    await world.heal();
    world.clock.advance(-hours(1));
    await world.settle();
    await world.settleAfter(minutes(10));
    expect(await world.mails("all-clear")).toHaveLength(1);
  });
});
