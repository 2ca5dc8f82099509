import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { getOrganization, type OrganizationChange, updateOrganization } from "#domain/organizations";
import { createWorld, type World } from "../../world.ts";
import { insertInvite } from "./invites.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const update = (change: Omit<OrganizationChange, "version">, version = 1) =>
  updateOrganization(world.ctx, { version, ...change });

test("settings are saved with what they were before and are now", async () => {
  const saved = await update({ name: " Kettle ", currency: "chf", netDays: 30 });
  expect(saved).toMatchObject({ name: "Kettle", currency: "CHF", netDays: 30, version: 2 });
  expect(await world.database.db.activity.findMany()).toMatchObject([
    {
      verb: "updated",
      subjectKind: "organization",
      actorName: world.owner.name,
      before: '{"currency":"EUR","name":"Kettle & Co.","netDays":14}',
      after: '{"currency":"CHF","name":"Kettle","netDays":30}',
    },
  ]);
});

test("what is left out stays, and what is emptied is empty", async () => {
  const saved = await update({ taxNumber: "" });
  expect(saved).toMatchObject({ taxNumber: "", address: "1 Harbor Street\n1010 Vienna\nAustria" });
});

test("saving without a change changes nothing, not even the version", async () => {
  const { name } = await getOrganization(world.ctx);
  expect(await update({ name })).toMatchObject({ version: 1 });
  expect(await world.database.db.activity.count()).toBe(0);
});

test("of two admins who edit at once, the second is told", async () => {
  await update({ name: "First" });
  await expect(update({ name: "Second" })).rejects.toMatchObject({
    kind: "conflict",
    message: expect.stringContaining("Somebody changed these settings meanwhile.") as string,
  });
  expect(await getOrganization(world.ctx)).toMatchObject({ name: "First" });
});

test("fields that are no settings are not let through", async () => {
  const smuggled = { name: "Kettle", id: "other", closedAt: new Date(0), createdAt: new Date(0) };
  await update(smuggled);
  expect(await getOrganization(world.ctx)).toMatchObject({ id: world.organizationId, name: "Kettle" });
});

test("another organization keeps its own settings", async () => {
  const foreigner = await world.foreigner();
  await update({ name: "Kettle" });
  expect(await getOrganization(foreigner)).toMatchObject({ name: "Other Ltd", version: 1 });
});

describe("seats", () => {
  test("the rest of a period is billed unless it is set otherwise", async () => {
    expect(await getOrganization(world.ctx)).toMatchObject({ seatProration: "create_prorations" });
    expect(await update({ seatProration: "none" })).toMatchObject({ seatProration: "none" });
    expect(await update({ seatPolicy: "accepted" }, 2)).toMatchObject({ seatProration: "none" });
    const monthly = "sometimes" as "none";
    await expect(update({ seatProration: monthly }, 3)).rejects.toMatchObject({
      fields: [{ path: "seatProration" }],
    });
  });

  test("the limit is not set below the seats in use", async () => {
    await world.as("agent");
    await insertInvite(world, { email: "bo@kettle.test" });
    await expect(update({ seatLimit: 1 })).rejects.toMatchObject({
      fields: [{ path: "seatLimit", message: "Seats in use: 2. Enter at least 2, or remove agents." }],
    });
    await expect(update({ seatLimit: 2 })).resolves.toMatchObject({ seatLimit: 2 });
    await expect(update({ seatLimit: null }, 2)).resolves.toMatchObject({ seatLimit: null });
  });

  test("a policy that counts more is refused where the limit is below", async () => {
    await insertInvite(world, { email: "bo@kettle.test" });
    await update({ seatPolicy: "accepted", seatLimit: 0 });
    await expect(update({ seatPolicy: "invited" }, 2)).rejects.toThrow("Seats in use: 1.");
    expect(await getOrganization(world.ctx)).toMatchObject({ seatPolicy: "accepted", version: 2 });
  });
});
