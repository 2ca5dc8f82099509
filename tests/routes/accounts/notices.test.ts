import { afterEach, beforeEach, expect, test } from "vitest";
import { signedIn } from "../../route-request.ts";
import { createWorld, type World } from "../../world.ts";
import * as account from "../../../app/routes/admin.account.tsx";
import * as ownNotices from "../../../app/routes/admin.account_.notices.ts";
import * as team from "../../../app/routes/admin.settings.team.tsx";
import * as notices from "../../../app/routes/admin.settings_.team.$userId.notices.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

test("an admin switches the own notices off and on again on the account page", async () => {
  const admin = await signedIn(world, await world.as("admin"));
  const shown = async () => (await admin.load(account.loader, "/admin/account")).data.getsNotices;
  expect(await shown()).toBe(true);
  // A checkbox that is not ticked sends nothing.
  expect(await admin.submit(ownNotices.action, "/admin/account/notices", {})).toMatchObject({
    location: "/admin/account",
    flash: "Notices of trouble with billing are switched off.",
  });
  expect(await shown()).toBe(false);
  await admin.submit(ownNotices.action, "/admin/account/notices", { getsNotices: "on" });
  expect(await shown()).toBe(true);
});

test("the last admin who switches them off is warned that nobody is mailed any more", async () => {
  const owner = await signedIn(world);
  const answer = await owner.submit(ownNotices.action, "/admin/account/notices", {});
  expect(answer.flash).toContain("Nobody is told of trouble with billing by e-mail now");
});

test("the owner sees and changes them for every admin in the settings", async () => {
  const owner = await signedIn(world);
  const { actor } = await world.as("admin");
  const userId = actor.kind === "user" ? actor.userId : "";
  const path = `/admin/settings/team/${userId}/notices`;
  await owner.submit(notices.action, path, { getsNotices: "off" }, { userId });
  const { members } = (await owner.load(team.loader, "/admin/settings/team")).data;
  expect(members.map(({ role, getsNotices }) => [role, getsNotices])).toEqual([
    ["owner", true],
    ["admin", false],
  ]);
  const unknown = await owner.submit(notices.action, path, { getsNotices: "on" }, { userId: "nobody" });
  expect(unknown).toMatchObject({ status: 404 });
});

test("agents have no such choice", async () => {
  const agent = await signedIn(world, await world.as("agent"));
  expect((await agent.load(account.loader, "/admin/account")).data.getsNotices).toBeNull();
  expect(await agent.submit(ownNotices.action, "/admin/account/notices", {})).toMatchObject({ status: 403 });
});
