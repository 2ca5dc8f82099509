import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Browser, signedIn, stranger } from "../../route-request.ts";
import { canonicalJson } from "#lib/canonical-json";
import { createWorld, type World } from "../../world.ts";
import * as account from "../../../app/routes/admin.account.tsx";
import * as activity from "../../../app/routes/admin.settings.activity.tsx";
import * as settingsIndex from "../../../app/routes/admin.settings._index.ts";
import * as apiKeys from "../../../app/routes/admin.settings.api-keys.tsx";
import * as lastNumbers from "../../../app/routes/admin.settings.last-numbers.tsx";
import * as invoiceSettings from "../../../app/routes/admin.settings.invoices.tsx";
import * as numbering from "../../../app/routes/admin.settings.numbering.tsx";
import * as organization from "../../../app/routes/admin.settings.organization.tsx";
import * as seats from "../../../app/routes/admin.settings.seats.tsx";
import * as team from "../../../app/routes/admin.settings.team.tsx";
import * as keyRevocation from "../../../app/routes/admin.settings_.api-keys.$id.revocation.ts";
import * as notices from "../../../app/routes/admin.settings_.team.$userId.notices.ts";
import * as ownNotices from "../../../app/routes/admin.account_.notices.ts";
import * as ownership from "../../../app/routes/admin.settings_.team.$userId.ownership.ts";
import * as removal from "../../../app/routes/admin.settings_.team.$userId.removal.ts";
import * as role from "../../../app/routes/admin.settings_.team.$userId.role.ts";

type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => Promise<unknown>;

// Everybody is refused here, so that nothing changes and one world is enough.
let world: World;
let agent: Browser;
let admin: Browser;
let before: string;
beforeAll(async () => {
  world = await createWorld();
  agent = await signedIn(world, await world.as("agent"));
  admin = await signedIn(world, await world.as("admin"));
  before = await everything();
});
afterAll(() => world.close());

async function everything(): Promise<string> {
  const { db } = world.database;
  return canonicalJson([
    await db.organization.findMany(),
    await db.membership.findMany(),
    await db.numberSeries.findMany(),
    await db.apiKey.findMany(),
  ]);
}

const pages: Record<string, { loader: Handler }> = {
  settingsIndex,
  organization,
  numbering,
  invoiceSettings,
  lastNumbers,
  seats,
  team,
  apiKeys,
  activity,
};
const actions: Record<string, { action: Handler }> = {
  organization,
  numbering,
  invoiceSettings,
  lastNumbers,
  seats,
  apiKeys,
  keyRevocation,
  notices,
  ownNotices,
  ownership,
  removal,
  role,
};
const ownerOnly: Record<string, { action: Handler }> = { notices, ownership, role };

// Enough to get through to the rule, were the guard not there.
const fields = () => ({ role: "admin", label: "Meter", kind: "invoice", pattern: "R-{number:4}" });
const params = () => ({ userId: world.owner.id, id: "any" });

describe("an agent", () => {
  test.each(Object.entries(pages))("does not see %s", async (_, { loader }) => {
    const answer = await agent.load(loader, "/admin/settings", params());
    expect(answer).toMatchObject({ status: 403, data: { message: "Only an admin can do this." } });
  });

  test.each(Object.entries(actions))("does not change %s", async (_, { action }) => {
    const answer = await agent.submit(action, "/admin/settings", fields(), params());
    expect(answer.status).toBe(403);
    expect(await everything()).toBe(before);
  });

  test("has an account of their own", async () => {
    expect((await agent.load(account.loader, "/admin/account")).status).toBe(200);
  });
});

describe("an admin who is not the owner", () => {
  test.each(Object.entries(ownerOnly))("does not change %s", async (_, { action }) => {
    const answer = await admin.submit(action, "/admin/settings/team", fields(), params());
    expect(answer).toMatchObject({ status: 403, data: { message: "Only the owner can do this." } });
    expect(await everything()).toBe(before);
  });

  test("does not remove the owner", async () => {
    const answer = await admin.submit(removal.action, "/admin/settings/team", {}, params());
    expect(answer).toMatchObject({
      status: 409,
      data: { message: "The owner cannot leave. Transfer the ownership to somebody else first." },
    });
    expect(await everything()).toBe(before);
  });
});

describe("somebody who is not signed in", () => {
  test.each(Object.entries(pages))("is asked to sign in before %s", async (_, { loader }) => {
    const answer = await stranger(world).load(loader, "/admin/settings/team");
    expect(answer.location).toBe("/login?redirectTo=%2Fadmin%2Fsettings%2Fteam");
  });

  test.each(Object.entries(actions))("does not change %s", async (_, { action }) => {
    const answer = await stranger(world).submit(action, "/admin/settings", fields(), params());
    expect(answer.location).toBe("/login");
    expect(await everything()).toBe(before);
  });
});
