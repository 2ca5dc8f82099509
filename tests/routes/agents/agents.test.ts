import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { getInvite, inviteAgent } from "#domain/agents";
import { startSeats } from "#domain/seats";
import { memberWithPassword } from "../../domain/accounts/people.ts";
import { browserWith, signedIn, stranger } from "../../route-request.ts";
import { days } from "#lib/duration";
import { createWorld, type World } from "../../world.ts";
import * as agents from "../../../app/routes/admin.agents._index.tsx";
import * as removal from "../../../app/routes/admin.agents.$userId.removal.ts";
import * as invitePage from "../../../app/routes/admin.agents.invites.$id._index.tsx";
import * as resending from "../../../app/routes/admin.agents.invites.$id.resending.ts";
import * as revocation from "../../../app/routes/admin.agents.invites.$id.revocation.ts";
import * as home from "../../../app/routes/admin.tsx";
import * as accept from "../../../app/routes/invites.$token.tsx";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

async function pendingInvite(email = "noor@kettle.test") {
  const { id } = await inviteAgent(world.ctx, { email });
  const { url } = await getInvite(world.ctx, { id });
  const path = new URL(String(url)).pathname;
  return { id, path, token: path.replace("/invites/", "") };
}

describe("the agents page", () => {
  test("invites with one field, says so, and shows what Stripe does not know yet", async () => {
    await startSeats(world.ctx);
    await world.stripe.faults.add({ kind: "refuse" });
    const browser = await signedIn(world);
    const answer = await browser.submit(agents.action, "/admin/agents", { email: "New@kettle.test" });
    expect(answer).toMatchObject({
      status: 303,
      location: "/admin/agents",
      flash: "new@kettle.test is invited.",
    });
    const page = await browser.load(agents.loader, "/admin/agents");
    expect(page.data).toMatchObject({
      invites: [{ email: "new@kettle.test", status: "pending", billingPending: true }],
      seatsInUse: 1,
    });
  });

  test.each([
    ["", 422, "Enter an e-mail address."],
    ["no address", 422, "This is not an e-mail address such as name@example.com."],
    ["noor@kettle.test", 409, "This address has a pending invite already."],
  ])("refuses %j beside its field", async (email, status, sentence) => {
    await pendingInvite();
    const browser = await signedIn(world);
    const answer = await browser.submit(agents.action, "/admin/agents", { email });
    expect(answer).toMatchObject({ status, data: { error: { email: [sentence] } } });
    expect(await world.database.db.agentInvite.count()).toBe(1);
  });

  test("an admin who invites an admin is told that only the owner can", async () => {
    const browser = await signedIn(world, await world.as("admin"));
    const answer = await browser.submit(agents.action, "/admin/agents", {
      email: "boss@kettle.test",
      role: "admin",
    });
    expect(answer).toMatchObject({ status: 403 });
  });

  test("revokes an invite and removes an agent", async () => {
    const browser = await signedIn(world);
    const { id } = await pendingInvite();
    const revoked = await browser.submit(
      revocation.action,
      `/admin/agents/invites/${id}/revocation`,
      {},
      { id },
    );
    expect(revoked).toMatchObject({
      location: "/admin/agents",
      flash: "The invite of noor@kettle.test is revoked.",
    });
    const agent = await world.as("agent");
    const userId = agent.actor.kind === "user" ? agent.actor.userId : "";
    const removed = await browser.submit(removal.action, `/admin/agents/${userId}/removal`, {}, { userId });
    expect(removed).toMatchObject({ location: "/admin/agents", flash: "The member is removed." });
    expect((await browser.load(agents.loader, "/admin/agents")).data).toMatchObject({
      items: [{ role: "owner" }],
    });
  });

  test("sends an invite again, says how long it works now, and asks for patience", async () => {
    const browser = await signedIn(world);
    const { id } = await pendingInvite();
    const resend = () =>
      browser.submit(resending.action, `/admin/agents/invites/${id}/resending`, {}, { id });
    expect(await resend()).toMatchObject({
      location: "/admin/agents",
      flash: "The invite of noor@kettle.test is sent again and works for 14 days from now.",
    });
    expect(await resend()).toMatchObject({
      location: "/admin/agents",
      flash: "This invite was sent again less than a minute ago. Wait a minute.",
    });
    world.clock.advance(days(14));
    expect(await resend()).toMatchObject({ flash: "noor@kettle.test is invited again." });
    expect(await resend()).toMatchObject({ flash: "This address has a pending invite already." });
  });

  test("says in words that an invite to be revoked is over already", async () => {
    const browser = await signedIn(world);
    const { id } = await pendingInvite();
    const revoke = () =>
      browser.submit(revocation.action, `/admin/agents/invites/${id}/revocation`, {}, { id });
    await revoke();
    expect(await revoke()).toMatchObject({
      location: "/admin/agents",
      flash: expect.stringContaining("taken back") as string,
    });
  });

  test("an invite's own page shows its link and how its e-mail fares", async () => {
    const { id, path } = await pendingInvite();
    const browser = await signedIn(world);
    const page = await browser.load(invitePage.loader, `/admin/agents/invites/${id}`, { id });
    expect(page.data).toMatchObject({
      invite: { url: `${world.parts.config.appUrl}${path}` },
      delivery: { state: "queued" },
    });
  });

  test("is not for agents, strangers or other organizations", async () => {
    const { id } = await pendingInvite();
    const agent = await signedIn(world, await world.as("agent"));
    expect(await agent.load(agents.loader, "/admin/agents")).toMatchObject({ status: 403 });
    expect(await agent.submit(agents.action, "/admin/agents", { email: "x@y.test" })).toMatchObject({
      status: 403,
    });
    const nobody = await stranger(world).load(agents.loader, "/admin/agents");
    expect(nobody.location).toContain("/login");
    const foreigner = await signedIn(world, await world.foreigner());
    const path = `/admin/agents/invites/${id}`;
    expect(await foreigner.load(invitePage.loader, path, { id })).toMatchObject({ status: 404 });
    expect(await foreigner.submit(resending.action, `${path}/resending`, {}, { id })).toMatchObject({
      status: 404,
    });
    expect(await foreigner.submit(revocation.action, `${path}/revocation`, {}, { id })).toMatchObject({
      status: 404,
    });
  });
});

describe("accepting", () => {
  const account = { name: "Noor", password: "correct horse battery" };

  test("shows who invites, and looking does not use the invite up", async () => {
    const { path, token } = await pendingInvite();
    for (let i = 0; i < 3; i += 1) {
      const page = await stranger(world).load(accept.loader, path, { token });
      expect(page.data).toMatchObject({
        organizationName: "Kettle & Co.",
        email: "noor@kettle.test",
        who: "newcomer",
      });
    }
    const answer = await stranger(world).submit(accept.action, path, account, { token });
    expect(answer).toMatchObject({ status: 303, location: "/admin" });
    const cookie = answer.headers.getSetCookie().find((header) => header.startsWith("steadybill="));
    const inside = await browserWith(world, cookie?.split(";")[0]).load(home.loader, "/admin");
    expect(inside.data).toMatchObject({ user: { email: "noor@kettle.test", role: "agent" } });
  });

  test("with a short password comes back beside the field, without the password", async () => {
    const { path, token } = await pendingInvite();
    const answer = await stranger(world).submit(
      accept.action,
      path,
      { name: "Noor", password: "short" },
      { token },
    );
    expect(answer).toMatchObject({
      status: 422,
      data: { error: { password: [expect.stringContaining("12 characters") as string] } },
    });
    expect(JSON.stringify(answer.data)).not.toContain('"short"');
  });

  test("sends somebody with an account to sign in first, and then joins at a press", async () => {
    const foreigner = await world.foreigner();
    const userId = foreigner.actor.kind === "user" ? foreigner.actor.userId : "";
    const { email } = await world.database.db.user.findUniqueOrThrow({ where: { id: userId } });
    const { path, token } = await pendingInvite(email);
    const unknown = await stranger(world).load(accept.loader, path, { token });
    expect(unknown.data).toMatchObject({ who: "signed-out" });
    expect(await stranger(world).submit(accept.action, path, account, { token })).toMatchObject({
      status: 401,
    });
    const owner = await signedIn(world);
    expect((await owner.load(accept.loader, path, { token })).data).toMatchObject({ who: "somebody-else" });
    const self = await signedIn(world, foreigner);
    expect((await self.load(accept.loader, path, { token })).data).toMatchObject({ who: "self" });
    expect(await self.submit(accept.action, path, {}, { token })).toMatchObject({ location: "/admin" });
  });

  test("ends the session that the browser had before", async () => {
    await memberWithPassword(world);
    const { path, token } = await pendingInvite();
    const owner = await signedIn(world);
    expect(await owner.submit(accept.action, path, account, { token })).toMatchObject({ location: "/admin" });
    expect((await owner.load(home.loader, "/admin")).location).toContain("/login");
  });

  test("an invite that is over says why, an unknown one does not exist", async () => {
    const { id, path, token } = await pendingInvite();
    const browser = await signedIn(world);
    await browser.submit(revocation.action, `/admin/agents/invites/${id}/revocation`, {}, { id });
    const page = await stranger(world).load(accept.loader, path, { token });
    expect(page.data).toMatchObject({ over: "This invite was taken back. Ask for a new one." });
    expect(await stranger(world).submit(accept.action, path, account, { token })).toMatchObject({
      status: 409,
    });
    expect(await stranger(world).load(accept.loader, "/invites/guess", { token: "guess" })).toMatchObject({
      status: 404,
    });
  });
});
