import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { inviteAgent, previewInvites, revokeInvite } from "#domain/agents";
import { days } from "#lib/duration";
import { createWorld, type World } from "../../world.ts";
import { people, rowsOf, setSeats } from "./invites.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

describe("a preview", () => {
  test("says of every row whether it is good, or why not, and writes nothing", async () => {
    await inviteAgent(world.ctx, { email: "waiting@kettle.test" });
    const before = await rowsOf(world);
    const text = [
      "new@kettle.test",
      "no address",
      "NEW@Kettle.test",
      world.owner.email,
      "Waiting@kettle.test",
      "boss@kettle.test, admin",
      "king@kettle.test, owner",
    ].join("\n");
    const preview = await previewInvites(world.ctx, { text });
    expect(preview.rows).toEqual([
      { line: 1, email: "new@kettle.test", role: "agent", problem: null },
      {
        line: 2,
        email: "no address",
        role: "",
        problem: "This is not an e-mail address such as name@example.com.",
      },
      {
        line: 3,
        email: "new@kettle.test",
        role: "agent",
        problem: "Twice in this list: line 1 has this address.",
      },
      { line: 4, email: world.owner.email, role: "agent", problem: "This person is a member already." },
      {
        line: 5,
        email: "waiting@kettle.test",
        role: "agent",
        problem: "This address has a pending invite already.",
      },
      { line: 6, email: "boss@kettle.test", role: "admin", problem: null },
      {
        line: 7,
        email: "king@kettle.test",
        role: "owner",
        problem: "There is no role “owner”. Use agent or admin.",
      },
    ]);
    expect(preview).toMatchObject({
      good: 2,
      bad: 5,
      seats: 1,
      stop: null,
      text,
      goodText: "email,role\nnew@kettle.test,agent\nboss@kettle.test,admin\n",
    });
    expect(await rowsOf(world)).toEqual(before);
    expect(world.stripe.requests()).toEqual([]);
  });

  test("of an admin says that only the owner invites admins", async () => {
    const { rows } = await previewInvites(await world.as("admin"), { text: "boss@kettle.test, admin" });
    expect(rows).toMatchObject([{ problem: "Only the owner can invite an admin." }]);
  });

  test("says from which row on there is no seat; admins need none", async () => {
    await setSeats(world, { seatLimit: 3 });
    await inviteAgent(world.ctx, { email: "first@kettle.test" });
    const text = "a@x.test\nboss@x.test,admin\nb@x.test\nc@x.test\nchief@x.test,admin\nd@x.test";
    const preview = await previewInvites(world.ctx, { text });
    expect(preview.stop).toEqual({ limit: 3, left: 2, line: 4 });
    expect(preview.rows.map(({ problem }) => problem)).toEqual([
      null,
      null,
      null,
      "Over the seat limit of 3.",
      null,
      "Over the seat limit of 3.",
    ]);
  });

  test("does not count seats where they are taken by acceptance", async () => {
    await setSeats(world, { seatLimit: 1, seatPolicy: "accepted" });
    expect(await previewInvites(world.ctx, { text: "a@x.test b@x.test" })).toMatchObject({
      good: 2,
      stop: null,
    });
  });

  test("finds good who was invited once and is not any more", async () => {
    const revoked = await inviteAgent(world.ctx, { email: "revoked@kettle.test" });
    await revokeInvite(world.ctx, { id: revoked.id });
    await inviteAgent(world.ctx, { email: "expired@kettle.test" });
    world.clock.advance(days(14));
    const text = "revoked@kettle.test, expired@kettle.test";
    expect(await previewInvites(world.ctx, { text })).toMatchObject({ good: 2 });
  });

  test("knows nothing of other organizations", async () => {
    await inviteAgent(world.ctx, { email: "waiting@kettle.test" });
    const text = `waiting@kettle.test, ${world.owner.email}`;
    expect(await previewInvites(await world.foreigner(), { text })).toMatchObject({ good: 2 });
  });

  test("takes a thousand rows", async () => {
    const text = people(1000)
      .map(({ email }) => email)
      .join("\n");
    expect(await previewInvites(world.ctx, { text })).toMatchObject({ good: 1000, bad: 0 });
  });
});
