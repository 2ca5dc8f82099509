import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  acceptInvite,
  expireInvites,
  getInvite,
  inviteAgent,
  openInvite,
  resendInvite,
  revokeInvite,
} from "#domain/agents";
import { linkToken } from "#domain/links";
import { getOrganization, updateOrganization } from "#domain/organizations";
import { seatStatus, startSeats } from "#domain/seats";
import { days, minutes, seconds } from "#lib/duration";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const email = "noor@kettle.test";
const visitor = { userAgent: "Firefox", address: "192.0.2.7" };
const account = { name: "Noor", password: "correct horse battery" };
const resend = (id: string) => resendInvite(world.ctx, { id });
const tokenOf = async (id: string) => {
  const link = await world.database.db.link.findFirstOrThrow({ where: { subjectId: id } });
  return linkToken(world.ctx, link.id);
};
const mails = () => world.mailbox.messages().filter(({ to }) => to.includes(email));

describe("a pending invite that is sent again", () => {
  test("goes out in a new mail with the same link, open for fourteen days from now", async () => {
    const { id } = await inviteAgent(world.ctx, { email });
    await world.settle();
    world.clock.advance(days(10));
    const again = await resend(id);
    const end = new Date(world.clock.now().getTime() + days(14));
    expect(again).toMatchObject({ id, status: "pending", expiresAt: end, resentAt: world.clock.now() });
    await world.settle();
    const { url } = await getInvite(world.ctx, { id });
    expect(mails()).toHaveLength(2);
    for (const { text } of mails()) expect(text).toContain(String(url));
    expect(mails()[1]?.text).toContain("March 26, 2026");
  });

  test("can be accepted by the first mail's link after the first fourteen days, and no later than the new ones", async () => {
    const { id } = await inviteAgent(world.ctx, { email });
    const token = await tokenOf(id);
    world.clock.advance(days(10));
    await resend(id);
    world.clock.advance(days(14));
    await expect(openInvite(world.strangerCtx, { token, ...visitor })).rejects.toThrow("expired");
    world.clock.advance(-seconds(1));
    expect(await expireInvites(world.systemCtx)).not.toBeNull();
    await acceptInvite(world.strangerCtx, { token, account, ...visitor });
  });

  test("is recorded, and takes no further seat", async () => {
    await startSeats(world.ctx);
    const { id } = await inviteAgent(world.ctx, { email });
    world.clock.advance(minutes(2));
    await world.settle();
    const asked = world.stripe.requests().length;
    await resend(id);
    world.clock.advance(minutes(2));
    await world.settle();
    expect(world.stripe.requests()).toHaveLength(asked);
    expect(await seatStatus(world.ctx)).toMatchObject({ billable: 1, synced: 1, pending: 0 });
    const [last] = await world.database.db.activity.findMany({
      where: { subjectId: id },
      orderBy: { id: "desc" },
    });
    expect(last).toMatchObject({ verb: "resent", actorName: world.owner.name });
    expect(JSON.parse(String(last?.before))).toEqual({ expiresAt: "2026-03-16T09:00:00.000Z" });
  });

  test("may be sent once a minute, also when twenty ask at once", async () => {
    const { id } = await inviteAgent(world.ctx, { email });
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => resend(id)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    world.clock.advance(minutes(1) - 1);
    await expect(resend(id)).rejects.toMatchObject({
      kind: "conflict",
      message: "This invite was sent again less than a minute ago. Wait a minute.",
    });
    world.clock.advance(1);
    await resend(id);
    expect(await world.database.db.email.count()).toBe(3);
  });

  test("goes out once when mails could not be sent meanwhile", async () => {
    const { id } = await inviteAgent(world.ctx, { email });
    for (let time = 0; time < 3; time += 1) {
      world.clock.advance(minutes(1));
      await resend(id);
    }
    await world.settle();
    expect(mails()).toHaveLength(1);
  });
});

describe("an expired invite", () => {
  test.each(["settled", "not settled yet"])("(%s) is followed by a new one", async (state) => {
    const { id } = await inviteAgent(world.ctx, { email });
    world.clock.advance(days(14));
    if (state === "settled") await expireInvites(world.systemCtx);
    const again = await resend(id);
    expect(again).toMatchObject({ email, role: "agent", status: "pending", resentAt: null });
    expect(again.id).not.toBe(id);
    expect(await getInvite(world.ctx, { id })).toMatchObject({ status: "expired" });
    await world.settle();
    expect(mails()).toHaveLength(1);
  });

  test("is not followed by one over the seat limit, for a member or beside a pending one", async () => {
    const { id } = await inviteAgent(world.ctx, { email });
    world.clock.advance(days(14));
    await expireInvites(world.systemCtx);
    const { version } = await getOrganization(world.ctx);
    await updateOrganization(world.ctx, { version, seatLimit: 1 });
    const other = await inviteAgent(world.ctx, { email: "other@kettle.test" });
    await expect(resend(id)).rejects.toThrow("All 1 seats are taken.");
    await revokeInvite(world.ctx, { id: other.id });
    const next = await resend(id);
    await expect(resend(id)).rejects.toThrow("This address has a pending invite already.");
    await acceptInvite(world.strangerCtx, { token: await tokenOf(next.id), account, ...visitor });
    await expect(resend(id)).rejects.toThrow("This person is a member already.");
    expect(await world.database.db.agentInvite.count()).toBe(3);
  });
});

describe("an invite that is over", () => {
  test("is not sent again when it was revoked or accepted", async () => {
    const revoked = await inviteAgent(world.ctx, { email });
    await revokeInvite(world.ctx, { id: revoked.id });
    await expect(resend(revoked.id)).rejects.toMatchObject({ kind: "conflict" });
    const accepted = await inviteAgent(world.ctx, { email });
    await acceptInvite(world.strangerCtx, { token: await tokenOf(accepted.id), account, ...visitor });
    await expect(resend(accepted.id)).rejects.toMatchObject({ kind: "conflict" });
  });

  test("does not exist for another organization", async () => {
    const { id } = await inviteAgent(world.ctx, { email });
    await expect(resendInvite(await world.foreigner(), { id })).rejects.toMatchObject({ kind: "not-found" });
  });
});

test("an admin's invite is sent again by the owner alone", async () => {
  const { id } = await inviteAgent(world.ctx, { email, role: "admin" });
  await expect(resendInvite(await world.as("admin"), { id })).rejects.toMatchObject({ kind: "forbidden" });
  world.clock.advance(days(14));
  await expect(resendInvite(await world.as("admin"), { id })).rejects.toMatchObject({ kind: "forbidden" });
  expect(await resend(id)).toMatchObject({ role: "admin" });
});
