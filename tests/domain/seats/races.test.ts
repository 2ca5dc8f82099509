import { describe, expect, test } from "vitest";
import { acceptInvite, inviteAgent, removeAgent, revokeInvite } from "#domain/agents";
import { linkToken } from "#domain/links";
import { changeRole, getOrganization, updateOrganization } from "#domain/organizations";
import {
  cancelSeats,
  changeSeatPrice,
  keepSeats,
  retrySeats,
  seatStatus,
  startSeats,
  syncDueSeats,
} from "#domain/seats";
import { type Context, contextFor } from "#platform/context";
import { days, minutes, seconds } from "#lib/duration";
import { createWorld } from "../../world.ts";
import { createSeatWorld, type SeatWorld } from "./seat-world.ts";

const item = { path: "/v1/subscription_items/*", method: "POST" };
const times = <R>(count: number, work: (index: number) => Promise<R>) =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));
const userIdOf = ({ actor }: Context) => (actor.kind === "user" ? actor.userId : "");

async function switchPolicy(world: SeatWorld, seatPolicy: "invited" | "accepted") {
  const { version } = await getOrganization(world.ctx);
  await updateOrganization(world.ctx, { version, seatPolicy });
}

/** Everything agrees: the rows, Stripe, the flags and what is shown. */
async function expectBilled(world: SeatWorld, quantity: number) {
  expect(world.quantity()).toBe(quantity);
  expect(await seatStatus(world.ctx)).toMatchObject({
    ...{ billable: quantity, synced: quantity, pending: 0, state: "idle", lastError: null },
  });
  expect((await world.invites()).filter(({ billingPending }) => billingPending)).toEqual([]);
}

/** A worker whose request to Stripe is on its way while `meanwhile` happens; the answer comes after it. */
function syncWhile(world: SeatWorld, meanwhile: () => Promise<unknown>): Promise<unknown> {
  const { stripe } = world.parts;
  let hasHappened = false;
  const slow = {
    ...stripe,
    updateSeatQuantity: async (input: Parameters<typeof stripe.updateSeatQuantity>[0]) => {
      const answer = await stripe.updateSeatQuantity(input);
      if (!hasHappened) {
        hasHappened = true;
        await meanwhile();
      }
      return answer;
    },
  };
  world.clock.advance(seconds(1));
  return syncDueSeats(contextFor({ ...world.parts, stripe: slow }, { kind: "system" }));
}

describe("invites", () => {
  test("fifty at once make one call with the final count", async () => {
    const world = await createSeatWorld();
    await times(50, () => world.invite());
    await world.sync();
    expect(world.writes()).toMatchObject([{ params: { quantity: "50" } }]);
    await expectBilled(world, 50);
  });

  test("that come while a request is on its way are in the next one", async () => {
    const world = await createSeatWorld();
    await world.invite();
    await syncWhile(world, () => times(3, () => world.invite()));
    expect((await world.invites()).filter(({ billingPending }) => billingPending)).toHaveLength(3);
    await world.sync();
    expect(world.writes().map(({ params }) => params["quantity"])).toEqual(["1", "4"]);
    await expectBilled(world, 4);
  });

  test("made and revoked during a retry end at those that are left", async () => {
    const world = await createSeatWorld();
    await world.fault({ kind: "500", match: item, times: 2 });
    const first = await world.invite();
    await world.sync();
    await Promise.all([world.invite(), revokeInvite(world.ctx, { id: first.id })]);
    await world.settleAfter(seconds(20));
    await world.invite();
    await world.heal();
    await expectBilled(world, 2);
  });

  test("that expire while Stripe is away are not billed", async () => {
    const world = await createSeatWorld();
    await world.failEverything("refuse");
    await world.invite();
    await world.sync();
    await world.settleAfter(days(15));
    await world.invite();
    await world.heal();
    await expectBilled(world, 1);
    expect(world.writes().filter(({ carriedOut }) => carriedOut)).toMatchObject([
      { params: { quantity: "1" } },
    ]);
  });
});

test("Retry now, ten times at once and while an attempt runs, makes one request", async () => {
  const world = await createSeatWorld();
  await world.fault({ kind: "429", retryAfter: 600, match: item, times: 1 });
  await world.invite();
  await world.sync();
  await syncWhile(world, () => times(10, () => retrySeats(world.ctx)));
  await times(10, () => retrySeats(world.ctx));
  await times(3, () => syncDueSeats(world.systemCtx));
  await world.settleAfter(seconds(30));
  expect(world.writes().filter(({ carriedOut }) => carriedOut)).toHaveLength(1);
  await expectBilled(world, 1);
});

test("roles that change and agents who leave while a request is on its way are in the next one", async () => {
  const world = await createSeatWorld();
  const [admin, agent] = [await world.as("admin"), await world.as("agent")];
  await world.invite();
  await syncWhile(world, async () => {
    await changeRole(world.ctx, { userId: userIdOf(admin), role: "agent" });
    await removeAgent(world.ctx, { userId: userIdOf(agent) });
  });
  await world.settleAfter(minutes(1));
  await expectBilled(world, 2);
});

describe("the seat policy, switched", () => {
  test("to members while invites wait: they wait no longer, and are billed once they accept", async () => {
    const world = await createSeatWorld();
    await world.failEverything("500");
    const invite = await world.invite();
    await world.sync();
    await switchPolicy(world, "accepted");
    expect(await world.invites()).toMatchObject([{ billingPending: false }]);
    await world.heal();
    await expectBilled(world, 0);
    const link = await world.database.db.link.findFirstOrThrow({ where: { subjectId: invite.id } });
    await acceptInvite(world.strangerCtx, {
      ...{ token: await linkToken(world.ctx, link.id), userAgent: "Firefox", address: "192.0.2.7" },
      account: { name: "Noor", password: "correct horse battery" },
    });
    expect(await world.invites()).toMatchObject([{ billingPending: true }]);
    await world.settleAfter(minutes(1));
    await expectBilled(world, 1);
  });

  test("to invites: those that are pending wait to be billed from now on", async () => {
    const world = await createSeatWorld();
    await switchPolicy(world, "accepted");
    await times(3, () => world.invite());
    await inviteAgent(world.ctx, { email: "boss@kettle.test", role: "admin" });
    expect((await world.invites()).filter(({ billingPending }) => billingPending)).toEqual([]);
    await switchPolicy(world, "invited");
    expect((await world.invites()).filter(({ billingPending }) => billingPending)).toHaveLength(3);
    await world.sync();
    await expectBilled(world, 3);
  });

  test("there and back while a request is on its way ends at the truth, with every flag cleared", async () => {
    const world = await createSeatWorld();
    await times(2, () => world.invite());
    await syncWhile(world, async () => {
      await switchPolicy(world, "accepted");
      await world.invite();
      await switchPolicy(world, "invited");
    });
    expect((await world.invites()).filter(({ billingPending }) => billingPending)).toHaveLength(3);
    await world.settleAfter(minutes(1));
    await expectBilled(world, 3);
  });
});

describe("a seat subscription", () => {
  test("started while invites come bills all of them, and those it began without wait until then", async () => {
    const world = await createWorld({ stripeTimeout: 2000 });
    const { stripe } = world.parts;
    await inviteAgent(world.ctx, { email: "before@kettle.test" });
    const during = {
      ...stripe,
      createSubscription: async (input: Parameters<typeof stripe.createSubscription>[0]) => {
        const answer = await stripe.createSubscription(input);
        world.clock.advance(seconds(1));
        await times(2, (index) => inviteAgent(world.ctx, { email: `during${index}@kettle.test` }));
        return answer;
      },
    };
    const owner = contextFor({ ...world.parts, stripe: during }, world.ctx.actor);
    expect(await startSeats(owner)).toMatchObject({ billable: 3, synced: 1, state: "pending" });
    expect(await world.database.db.agentInvite.count({ where: { billingPending: true } })).toBe(2);
    await world.settle();
    expect(await seatStatus(world.ctx)).toMatchObject({ billable: 3, synced: 3, pending: 0, state: "idle" });
    expect(await world.database.db.agentInvite.count({ where: { billingPending: true } })).toBe(0);
    await world.close();
  });

  test("canceled by hand while changes wait is followed by another that bills them", async () => {
    const world = await createSeatWorld();
    await world.invite();
    await world.stripe.faults.add({ kind: "500", match: item, times: 1 });
    await world.sync();
    await world.systemCtx.stripe.cancelSubscription(world.atStripe().id, "by-hand");
    await world.heal();
    expect(await world.update()).toMatchObject({ state: "blocked", lastClass: "canceled" });
    await world.invite();
    expect((await world.invites()).filter(({ billingPending }) => billingPending)).toHaveLength(2);
    expect(await startSeats(world.ctx)).toMatchObject({ billable: 2, synced: 2, state: "idle" });
    await expectBilled(world, 2);
  });

  test("canceled for its period's end while a request is on its way still gets the seats", async () => {
    const world = await createSeatWorld();
    await world.invite();
    await syncWhile(world, () => cancelSeats(world.ctx));
    await expectBilled(world, 1);
    expect(await world.subscription()).toMatchObject({ cancelsAtPeriodEnd: true });
    await times(2, () => keepSeats(world.ctx));
    expect(await world.subscription()).toMatchObject({ cancelsAtPeriodEnd: false });
  });

  test("given another price while a request is on its way gets it next, with the seats of then", async () => {
    const world = await createSeatWorld();
    await world.invite();
    await syncWhile(world, async () => {
      await changeSeatPrice(world.ctx, { priceId: "price_seat_plus" });
      await world.invite();
    });
    await world.settleAfter(minutes(1));
    await expectBilled(world, 2);
    expect(world.stripe.state.subscriptionItems).toMatchObject([
      { quantity: 2, price: { id: "price_seat_plus" } },
    ]);
    expect(world.writes()).toHaveLength(2);
  });

  test("whose price is chosen ten times at once ends at one of them everywhere", async () => {
    const world = await createSeatWorld();
    const choices = ["price_seat_plus", "price_seat_yearly"];
    await times(10, (index) => changeSeatPrice(world.ctx, { priceId: String(choices[index % 2]) }));
    const { wantedPriceId } = await world.subscription();
    await world.settleAfter(minutes(1));
    expect(world.stripe.state.subscriptionItems).toMatchObject([{ price: { id: wantedPriceId } }]);
    expect(await world.subscription()).toMatchObject({ priceId: wantedPriceId, wantedPriceId: null });
    expect(world.writes()).toHaveLength(1);
  });
});
