import { describe, expect, test } from "vitest";
import { changeRole, chooseNotices, removeMember } from "#domain/organizations";
import type { Context } from "#platform/context";
import { hours, minutes } from "#lib/duration";
import { type AlertWorld, createAlertWorld } from "./alert-world.ts";

const atOnce = { config: { noticeGrace: 0, noticeQuiet: 0 } };
const idOf = ({ actor }: Context) => (actor.kind === "user" ? actor.userId : "");

async function occasionsOf(world: AlertWorld, ctx: Context) {
  const address = await world.addressOf(ctx);
  return (await world.notices()).filter(({ to }) => to === address).map(({ occasion }) => occasion);
}

const switchNotices = (ctx: Context, getsNotices: boolean) =>
  chooseNotices(ctx, { userId: idOf(ctx), getsNotices });

describe("who has switched notices off", () => {
  test("hears nothing of what begins afterwards", async () => {
    const world = await createAlertWorld(atOnce);
    const admin = await world.as("admin");
    await switchNotices(admin, false);
    await world.raise();
    await world.pass(hours(2));
    await world.calm();
    await world.settle();
    expect(await occasionsOf(world, admin)).toEqual([]);
    expect(await occasionsOf(world, world.ctx)).toEqual(["open", "reminder:1", "resolved"]);
  });

  test("is not reminded, but told of the end of what was begun before", async () => {
    const world = await createAlertWorld(atOnce);
    const admin = await world.as("admin");
    await world.raise();
    await world.settle();
    await switchNotices(admin, false);
    await world.pass(hours(2));
    await world.calm();
    await world.settle();
    expect(await occasionsOf(world, admin)).toEqual(["open", "resolved"]);
    expect(world.arrived(await world.addressOf(admin))).toHaveLength(2);
  });

  test("and on again is told of it as of something new", async () => {
    const world = await createAlertWorld(atOnce);
    const admin = await world.as("admin");
    await switchNotices(admin, false);
    await world.raise();
    await world.settle();
    await switchNotices(admin, true);
    await world.pass(hours(1));
    await world.pass(hours(5));
    expect(await occasionsOf(world, admin)).toEqual(["open", "reminder:2"]);
  });

  test("in one of two organizations is told of what concerns both", async () => {
    const world = await createAlertWorld(atOnce);
    const foreigner = await world.foreigner();
    await world.database.db.membership.create({
      data: {
        id: "both",
        organizationId: world.organizationId,
        userId: idOf(foreigner),
        role: "admin",
        getsNotices: false,
        createdAt: world.clock.now(),
      },
    });
    await world.raise();
    expect(await occasionsOf(world, foreigner)).toEqual([]);
    await world.raise({ kind: "stripe-refused", scope: "stripe", organizationId: null });
    expect(await occasionsOf(world, foreigner)).toEqual(["open"]);
  });

  test("as the last one leaves trouble to the pages", async () => {
    const world = await createAlertWorld(atOnce);
    await switchNotices(world.ctx, false);
    await world.raise({ urgency: "needs-a-person" });
    await world.calm();
    await world.settle();
    expect(await world.notices()).toEqual([]);
    expect(await world.database.db.incident.count({ where: { resolvedAt: { not: null } } })).toBe(1);
  });
});

describe("the end is told", () => {
  test("to nobody who became an admin after the last notice", async () => {
    const world = await createAlertWorld(atOnce);
    await world.raise();
    const late = await world.as("admin");
    await world.calm();
    await world.settle();
    expect(await occasionsOf(world, late)).toEqual([]);
    expect(await occasionsOf(world, world.ctx)).toEqual(["open", "resolved"]);
  });

  test("to who became an admin while it lasted and was then told of it", async () => {
    const world = await createAlertWorld(atOnce);
    await world.raise();
    const late = await world.as("admin");
    await world.pass(hours(1));
    await world.calm();
    await world.settle();
    expect(await occasionsOf(world, late)).toEqual(["open", "resolved"]);
  });

  test("to nobody who is an agent or gone by then", async () => {
    const world = await createAlertWorld(atOnce);
    const [demoted, removed] = [await world.as("admin"), await world.as("admin")];
    await world.raise();
    await changeRole(world.ctx, { userId: idOf(demoted), role: "agent" });
    await removeMember(world.ctx, { userId: idOf(removed) });
    await world.calm();
    await world.settle();
    expect(await occasionsOf(world, demoted)).toEqual(["open"]);
    expect(await occasionsOf(world, removed)).toEqual(["open"]);
  });

  test("at the address that somebody has then", async () => {
    const world = await createAlertWorld(atOnce);
    await world.raise();
    await world.settle();
    const { id } = world.owner;
    await world.database.db.user.update({ where: { id }, data: { email: "new@kettle.test" } });
    await world.calm();
    await world.settle();
    expect(world.arrived("new@kettle.test")).toEqual(["Seat billing is up to date again (Kettle & Co.)"]);
  });
});

test("a mail that has not left when its reader is no admin any more does not leave", async () => {
  const world = await createAlertWorld(atOnce);
  const admin = await world.as("admin");
  await world.raise();
  await changeRole(world.ctx, { userId: idOf(admin), role: "agent" });
  await world.settle();
  expect(world.arrived(await world.addressOf(admin))).toEqual([]);
  expect(await world.notices()).toMatchObject([{ state: "sent" }, { state: "withdrawn" }]);
});

test("a beginning that is over by the time the mail server takes it at once is still told before the end", async () => {
  const world = await createAlertWorld(atOnce);
  await world.raise();
  await world.calm();
  await world.pass(minutes(1));
  expect(world.arrived().sort()).toEqual([
    "Agent seats wait to be billed (Kettle & Co.)",
    "Seat billing is up to date again (Kettle & Co.)",
  ]);
});
