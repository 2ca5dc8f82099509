import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createApiKey, findApiKey } from "#domain/credentials";
import { listMemberships } from "#domain/organizations";
import { furtherOrganization } from "../../domain/accounts/people.ts";
import { type Browser, signedIn } from "../../route-request.ts";
import { createWorld, type World } from "../../world.ts";
import * as account from "../../../app/routes/admin.account.tsx";
import * as sessionRevocation from "../../../app/routes/admin.account_.sessions.$id.revocation.ts";
import * as organizationSwitch from "../../../app/routes/admin.organization.ts";
import * as apiKeys from "../../../app/routes/admin.settings.api-keys.tsx";
import * as organization from "../../../app/routes/admin.settings.organization.tsx";
import * as team from "../../../app/routes/admin.settings.team.tsx";
import * as keyRevocation from "../../../app/routes/admin.settings_.api-keys.$id.revocation.ts";
import * as ownership from "../../../app/routes/admin.settings_.team.$userId.ownership.ts";
import * as removal from "../../../app/routes/admin.settings_.team.$userId.removal.ts";
import * as role from "../../../app/routes/admin.settings_.team.$userId.role.ts";

let world: World;
let owner: Browser;
beforeEach(async () => {
  world = await createWorld();
  owner = await signedIn(world);
});
afterEach(() => world.close());

describe("API keys", () => {
  test("a new key is shown in the answer and nowhere else", async () => {
    const answer = await owner.submit(apiKeys.action, "/admin/settings/api-keys", { label: "Meter" });
    expect(answer.status).toBe(201);
    const { key } = answer.data as unknown as { key: string };
    expect(await findApiKey(world.strangerCtx, key)).toMatchObject({ userId: world.owner.id, role: "owner" });
    const page = await owner.load(apiKeys.loader, "/admin/settings/api-keys");
    expect(page.data.keys).toMatchObject([{ label: "Meter", userName: world.owner.name }]);
    expect(JSON.stringify(page.data)).not.toContain(key);
  });

  test("a key without a label comes back as 422", async () => {
    expect(await owner.submit(apiKeys.action, "/admin/settings/api-keys", { label: " " })).toMatchObject({
      status: 422,
      data: { error: { label: ["Say what the key is for."] } },
    });
  });

  test("a revoked key opens nothing; another organization's is not found", async () => {
    const { id, key } = await createApiKey(world.ctx, { label: "Meter", userId: world.owner.id });
    const path = `/admin/settings/api-keys/${id}/revocation`;
    const foreigner = await signedIn(world, await world.foreigner());
    expect(await foreigner.submit(keyRevocation.action, path, {}, { id })).toMatchObject({ status: 404 });
    expect(await findApiKey(world.strangerCtx, key)).not.toBeNull();
    expect(await owner.submit(keyRevocation.action, path, {}, { id })).toMatchObject({ status: 303 });
    expect(await findApiKey(world.strangerCtx, key)).toBeNull();
  });
});

describe("the team", () => {
  const idOf = async (wanted: "admin" | "agent") => {
    const { actor } = await world.as(wanted);
    return actor.kind === "user" ? actor.userId : "";
  };
  const rolesNow = async () =>
    Object.fromEntries((await listMemberships(world.ctx)).map(({ userId, role }) => [userId, role]));

  test("the owner appoints an admin, hands over and is an admin then", async () => {
    const userId = await idOf("agent");
    const path = `/admin/settings/team/${userId}`;
    await owner.submit(role.action, `${path}/role`, { role: "admin" }, { userId });
    expect(await rolesNow()).toMatchObject({ [userId]: "admin" });
    await owner.submit(ownership.action, `${path}/ownership`, {}, { userId });
    expect(await rolesNow()).toEqual({ [userId]: "owner", [world.owner.id]: "admin" });
    expect(await owner.load(team.loader, "/admin/settings/team")).toMatchObject({
      status: 200,
      data: { isOwner: false },
    });
  });

  test.each([{ role: "owner" }, { role: "" }, {}])("the role in %j is refused", async (fields) => {
    const userId = await idOf("agent");
    const path = `/admin/settings/team/${userId}/role`;
    expect(await owner.submit(role.action, path, fields, { userId })).toMatchObject({ status: 422 });
    expect(await rolesNow()).toMatchObject({ [userId]: "agent" });
  });

  test("another organization's member is not found", async () => {
    const { actor } = await world.foreigner();
    const userId = actor.kind === "user" ? actor.userId : "";
    for (const { action } of [role, ownership, removal]) {
      const answer = await owner.submit(action, "/admin/settings/team", { role: "agent" }, { userId });
      expect(answer).toMatchObject({ status: 404, data: { message: "There is no such member." } });
    }
  });
});

describe("switching", () => {
  const switchTo = (organizationId: string) =>
    owner.submit(organizationSwitch.action, "/admin/organization", { organizationId });

  test("moves the session to another organization of the user", async () => {
    const further = await furtherOrganization(world, world.owner.id, "admin");
    expect(await switchTo(further.id)).toMatchObject({ status: 303, location: "/admin" });
    const { data } = await owner.load(organization.loader, "/admin/settings/organization");
    expect(data.organization.name).toBe("Further Ltd");
  });

  test("a foreign organization is answered as an unknown one", async () => {
    const { actor } = await world.foreigner();
    const foreign = await switchTo("organizationId" in actor ? String(actor.organizationId) : "");
    expect(foreign.status).toBe(404);
    expect((await switchTo("unknown")).data).toEqual(foreign.data);
  });
});

test("one's own session is ended, another's is not found", async () => {
  const other = await signedIn(world, await world.as("admin"));
  const { data } = await other.load(account.loader, "/admin/account");
  const params = { id: data.sessionId };
  const path = `/admin/account/sessions/${data.sessionId}/revocation`;
  expect(await owner.submit(sessionRevocation.action, path, {}, params)).toMatchObject({ status: 404 });
  expect((await other.load(account.loader, "/admin/account")).status).toBe(200);
  await other.submit(sessionRevocation.action, path, {}, params);
  expect((await other.load(account.loader, "/admin/account")).location).toContain("/login");
});
