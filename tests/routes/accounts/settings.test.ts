import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createApiKey, findApiKey } from "#domain/credentials";
import { getOrganization, listMemberships, listNumberSeries } from "#domain/organizations";
import { furtherOrganization } from "../../domain/accounts/people.ts";
import { type Browser, signedIn } from "../../route-request.ts";
import { createWorld, type World } from "../../world.ts";
import * as account from "../../../app/routes/admin.account.tsx";
import * as sessionRevocation from "../../../app/routes/admin.account_.sessions.$id.revocation.ts";
import * as organizationSwitch from "../../../app/routes/admin.organization.ts";
import * as activity from "../../../app/routes/admin.settings.activity.tsx";
import * as apiKeys from "../../../app/routes/admin.settings.api-keys.tsx";
import * as lastNumbers from "../../../app/routes/admin.settings.last-numbers.tsx";
import * as numbering from "../../../app/routes/admin.settings.numbering.tsx";
import * as organization from "../../../app/routes/admin.settings.organization.tsx";
import * as seats from "../../../app/routes/admin.settings.seats.tsx";
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

const settings = {
  version: "1",
  name: "Kettle",
  address: "2 Harbor Street\r\n1010 Vienna",
  taxNumber: "",
  email: "",
  locale: "de-AT",
  timeZone: "Europe/Vienna",
  currency: "EUR",
  netDays: "30",
};

describe("the organization's form", () => {
  const submit = (over: Partial<typeof settings> = {}) =>
    owner.submit(organization.action, "/admin/settings/organization", { ...settings, ...over });

  test("is filled from what is stored, and its pickers offer what is stored", async () => {
    const { data } = await owner.load(organization.loader, "/admin/settings/organization");
    expect(data.organization).toMatchObject({ name: "Kettle & Co.", version: 1 });
    expect(data.choices.timeZones.map(({ value }) => value)).toEqual(
      expect.arrayContaining(["UTC", "Europe/Vienna"]),
    );
    expect(data.choices.currencies).toContainEqual({ value: "EUR", label: "EUR – Euro" });
    expect(data.choices.locales.map(({ value }) => value)).toContain("en-US");
  });

  test("is saved, and then the page is loaded anew", async () => {
    expect(await submit()).toMatchObject({ status: 303, flash: "The settings are saved." });
    expect(await getOrganization(world.ctx)).toMatchObject({
      name: "Kettle",
      address: "2 Harbor Street\n1010 Vienna",
      taxNumber: "",
      netDays: 30,
      locale: "de-AT",
      version: 2,
    });
  });

  test("two admins at one form: the second is told and keeps what was typed", async () => {
    await submit();
    expect(await submit({ name: "Pot" })).toMatchObject({
      status: 409,
      data: {
        initialValue: { name: "Pot" },
        error: { "": [expect.stringContaining("meanwhile") as string] },
      },
    });
  });

  test.each([
    [{ name: "" }, "name"],
    [{ name: "x".repeat(1000) }, "name"],
    [{ email: "nowhere" }, "email"],
    [{ timeZone: "Mars/Olympus" }, "timeZone"],
    [{ currency: "XXX" }, "currency"],
    [{ locale: "" }, "locale"],
    [{ netDays: "" }, "netDays"],
    [{ netDays: "-1" }, "netDays"],
    [{ netDays: "two weeks" }, "netDays"],
    [{ netDays: "14.5" }, "netDays"],
    [{ netDays: "99999" }, "netDays"],
    [{ version: "" }, "version"],
  ])("%j comes back as 422 at %s", async (over, field) => {
    const answer = await submit(over);
    expect(answer).toMatchObject({
      status: 422,
      data: { error: { [field]: [expect.stringMatching(/^[A-Z].*\.$/) as string] } },
    });
    expect(await getOrganization(world.ctx)).toMatchObject({ version: 1 });
  });
});

describe("the seats' form", () => {
  const submit = (over: Record<string, string>) =>
    owner.submit(seats.action, "/admin/settings/seats", { version: "1", seatPolicy: "accepted", ...over });

  test("an empty limit is no limit, and 0 is none at all", async () => {
    await submit({ seatLimit: "0" });
    expect(await getOrganization(world.ctx)).toMatchObject({ seatPolicy: "accepted", seatLimit: 0 });
    await submit({ seatLimit: "", version: "2" });
    expect(await getOrganization(world.ctx)).toMatchObject({ seatLimit: null });
  });

  test("a limit below the seats in use comes back at the field", async () => {
    await world.as("agent");
    expect(await submit({ seatLimit: "0" })).toMatchObject({
      status: 422,
      data: { error: { seatLimit: ["Seats in use: 1. Enter at least 1, or remove agents."] } },
    });
  });

  test.each(["-1", "many", "1.5"])("the limit %s comes back as 422", async (seatLimit) => {
    expect(await submit({ seatLimit })).toMatchObject({ status: 422 });
  });
});

describe("numbering", () => {
  test("is saved for one series", async () => {
    const fields = { kind: "invoice", pattern: "R{year}-{number:3}", lastNumber: "41" };
    expect(await owner.submit(numbering.action, "/admin/settings/numbering", fields)).toMatchObject({
      status: 303,
    });
    const { data } = await owner.load(numbering.loader, "/admin/settings/numbering");
    expect(data.series).toMatchObject([{ kind: "invoice", next: "R2026-042" }, { kind: "credit_note" }]);
  });

  test.each([
    [{ kind: "invoice", pattern: "" }, "pattern"],
    [{ kind: "invoice", pattern: "INV" }, "pattern"],
    [{ kind: "receipt", pattern: "R-{number:4}" }, "kind"],
    [{ kind: "invoice", pattern: "R-{number:4}", lastNumber: "-1" }, "lastNumber"],
    [{ kind: "invoice", pattern: "R-{number:4}", lastNumber: "ten" }, "lastNumber"],
  ])("%j comes back as 422 at %s", async (fields, field) => {
    const answer = await owner.submit(numbering.action, "/admin/settings/numbering", fields);
    expect(answer).toMatchObject({ status: 422, data: { error: { [field]: [expect.any(String)] } } });
  });

  test("after a restore the last numbers are confirmed one by one", async () => {
    await world.database.db.numberSeries.updateMany({ data: { needsConfirmation: true, lastNumber: 5 } });
    const path = "/admin/settings/last-numbers";
    expect((await owner.load(lastNumbers.loader, path)).data.waiting).toHaveLength(2);
    const confirm = (kind: string, lastNumber: string) =>
      owner.submit(lastNumbers.action, path, { kind, lastNumber });
    expect(await confirm("invoice", "4")).toMatchObject({
      status: 422,
      data: { error: { lastNumber: ["Number 5 is issued. Enter it or a later one."] } },
    });
    expect(await confirm("invoice", "")).toMatchObject({ status: 422 });
    expect(await confirm("invoice", "7")).toMatchObject({ status: 303, location: path });
    expect(await confirm("credit_note", "5")).toMatchObject({ location: "/admin/settings/numbering" });
    expect(await listNumberSeries(world.ctx)).toMatchObject([
      { needsConfirmation: false, lastNumber: 7 },
      { needsConfirmation: false, lastNumber: 5 },
    ]);
  });
});

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

test("the activity page tells what a change was before", async () => {
  await owner.submit(organization.action, "/admin/settings/organization", settings);
  const { data } = await owner.load(activity.loader, "/admin/settings/activity");
  expect(data.items[0]).toMatchObject({ verb: "updated", actorName: world.owner.name });
  expect(data.items[0]?.changes).toContain("Net days: 14 → 30");
});
