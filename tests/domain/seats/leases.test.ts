import { describe, expect, test } from "vitest";
import { revokeInvite } from "#domain/agents";
import { rescueSeats, retrySeats, seatStatus } from "#domain/seats";
import { minutes, seconds } from "#lib/duration";
import { carryOut } from "../../../app/domain/seats/attempt.ts";
import { claimUpdate } from "../../../app/domain/seats/claim.ts";
import { confirmAttempt } from "../../../app/domain/seats/confirm.ts";
import { failAttempt } from "../../../app/domain/seats/fail.ts";
import { troubleOf } from "../../../app/domain/seats/trouble.ts";
import { createSeatWorld, type SeatWorld } from "./seat-world.ts";

async function claim(world: SeatWorld) {
  const claimed = await claimUpdate(world.systemCtx);
  if (!claimed) throw new Error("Nothing was due.");
  return claimed;
}

const written = { kind: "confirmed", item: null, hasWritten: true, found: null, seen: null } as const;

describe("a claim", () => {
  test("is one: a second worker finds nothing to do", async () => {
    const world = await createSeatWorld();
    await world.invite();
    world.clock.advance(seconds(1));
    const claims = await Promise.all(Array.from({ length: 5 }, () => claimUpdate(world.systemCtx)));
    expect(claims.filter((claimed) => claimed !== null)).toHaveLength(1);
  });

  test("counts the seats itself, so a count from earlier is never sent", async () => {
    const world = await createSeatWorld();
    await world.invite();
    await world.invite();
    world.clock.advance(seconds(1));
    expect(await claim(world)).toMatchObject({ quantity: 2, version: 3 });
  });

  test("writes the attempt and its key down before anything is sent", async () => {
    const world = await createSeatWorld();
    await world.invite();
    world.clock.advance(seconds(1));
    const { key } = await claim(world);
    expect(await world.update()).toMatchObject({
      state: "running",
      tryKey: key,
      tryOutcome: "open",
      tryQuantity: 1,
    });
    expect(await world.attempts()).toMatchObject([{ key, quantity: 1, endedAt: null }]);
    expect(world.writes()).toEqual([]);
  });

  test("that has run out may be taken by another, who reads before writing", async () => {
    const world = await createSeatWorld();
    await world.invite();
    world.clock.advance(seconds(1));
    const first = await claim(world);
    world.clock.advance(minutes(2));
    const second = await claim(world);
    expect(second).toMatchObject({ leaseToken: first.leaseToken + 1, mustRead: true, key: first.key });
  });

  test("that has run out sends nothing any more", async () => {
    const world = await createSeatWorld();
    await world.invite();
    world.clock.advance(seconds(1));
    const claimed = await claim(world);
    world.clock.advance(minutes(2));
    expect(await carryOut(world.systemCtx, claimed)).toMatchObject({ kind: "failed", hasWritten: false });
    expect(world.writes()).toEqual([]);
  });
});

describe("an overtaken worker", () => {
  test("that reports success changes nothing, and Stripe is looked at again", async () => {
    const world = await createSeatWorld();
    const invite = await world.invite();
    world.clock.advance(seconds(1));
    const stale = await claim(world);
    world.clock.advance(minutes(2));
    await revokeInvite(world.ctx, { id: invite.id });
    await world.settle();
    await confirmAttempt(world.systemCtx, stale, written);
    expect(await world.update()).toMatchObject({ state: "idle", appliedQuantity: 0 });
    expect(await world.attempts()).toMatchObject([{ result: "overtaken" }, { result: "confirmed" }]);
    const reads = world.reads().length;
    await world.sync();
    expect(world.reads().length).toBe(reads + 1);
  });

  test("that reports failure changes nothing", async () => {
    const world = await createSeatWorld();
    await world.invite();
    world.clock.advance(seconds(1));
    const stale = await claim(world);
    world.clock.advance(minutes(2));
    await world.settle();
    const trouble = troubleOf(new Error("late"));
    await failAttempt(world.systemCtx, stale, { kind: "failed", hasWritten: true, trouble, seen: null });
    expect(await world.update()).toMatchObject({ state: "idle", appliedQuantity: 1, lastError: null });
  });

  test("leaves the one who overtook it alone, who is still under way", async () => {
    const world = await createSeatWorld();
    await world.invite();
    world.clock.advance(seconds(1));
    const stale = await claim(world);
    world.clock.advance(minutes(2));
    await world.invite();
    const { leaseToken } = await claim(world);
    await confirmAttempt(world.systemCtx, stale, written);
    const trouble = troubleOf(new Error("late"));
    await failAttempt(world.systemCtx, stale, { kind: "failed", hasWritten: true, trouble, seen: null });
    expect(await world.update()).toMatchObject({ state: "running", leaseToken, appliedQuantity: 0 });
    expect(await world.invites()).toMatchObject([{ billingPending: true }, { billingPending: true }]);
    await world.settleAfter(minutes(1));
    expect(world.quantity()).toBe(2);
  });

  test("cannot clear the flag of an invite that came after it", async () => {
    const world = await createSeatWorld();
    await world.invite();
    world.clock.advance(seconds(1));
    const claimed = await claim(world);
    const later = await world.invite();
    const outcome = await carryOut(world.systemCtx, claimed);
    if (outcome.kind === "confirmed") await confirmAttempt(world.systemCtx, claimed, outcome);
    const flags = new Map((await world.invites()).map(({ id, billingPending }) => [id, billingPending]));
    expect([...flags.values()]).toEqual([false, true]);
    expect(flags.get(later.id)).toBe(true);
    expect(await seatStatus(world.ctx)).toMatchObject({
      state: "pending",
      synced: 1,
      billable: 2,
      pending: 1,
    });
    await world.sync();
    expect(world.quantity()).toBe(2);
  });
});

describe("a restart", () => {
  test("after the claim, before the call, goes on at once with a read", async () => {
    const world = await createSeatWorld();
    await world.invite();
    world.clock.advance(seconds(1));
    await claim(world);
    await rescueSeats(world.systemCtx);
    expect(await world.update()).toMatchObject({ state: "pending", tryOutcome: "unknown" });
    expect(await world.attempts()).toMatchObject([{ result: "interrupted" }]);
    await world.settle();
    expect(world.quantity()).toBe(1);
    expect(world.reads()).toHaveLength(1);
    expect(world.writes()).toHaveLength(1);
  });

  test("after Stripe's answer, before it was written down, sends nothing a second time", async () => {
    const world = await createSeatWorld();
    await world.invite();
    world.clock.advance(seconds(1));
    await carryOut(world.systemCtx, await claim(world));
    await rescueSeats(world.systemCtx);
    await world.settle();
    expect(world.quantity()).toBe(1);
    expect(world.writes()).toHaveLength(1);
    expect(await seatStatus(world.ctx)).toMatchObject({ state: "idle", synced: 1 });
  });
});

describe("retry now", () => {
  test("cuts a pause short, and ten of them make one attempt", async () => {
    const world = await createSeatWorld();
    await world.fault({ kind: "500", times: 1 });
    await world.invite();
    await world.sync();
    const before = (await world.attempts()).length;
    await Promise.all(Array.from({ length: 10 }, () => retrySeats(world.ctx)));
    await world.settle();
    expect(world.quantity()).toBe(1);
    expect(await world.attempts()).toHaveLength(before + 1);
  });

  test("again and again while Stripe fails sends no more than Stripe's limit allows", async () => {
    const world = await createSeatWorld();
    await world.fault({ kind: "500", match: { path: "/v1/subscription_items/*", method: "POST" } });
    await world.invite();
    await world.sync();
    for (let i = 0; i < 15; i += 1) {
      await retrySeats(world.ctx);
      await world.settle();
    }
    expect(world.writes()).toHaveLength(10);
    world.clock.advance(seconds(20));
    await retrySeats(world.ctx);
    await world.settle();
    expect(world.writes()).toHaveLength(11);
  });

  test("is refused where there is nothing to retry", async () => {
    const world = await createSeatWorld();
    await expect(retrySeats(await world.foreigner())).rejects.toThrow("Start seats first.");
  });
});
