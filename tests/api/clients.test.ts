import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWorld, type World } from "../world.ts";
import { type Api, apiOf, refusalOf, unknownIds } from "./client.ts";

let world: World;
let api: Api;
beforeEach(async () => {
  world = await createWorld();
  api = await apiOf(world);
});
afterEach(() => world.close());

const acme = { name: "Acme GmbH", email: "ada@acme.test" };

describe("clients.create", () => {
  test("answers the client, with the organization's currency and zone where nothing else was said", async () => {
    expect(await api.clients.create.mutate(acme)).toMatchObject({
      id: expect.any(String) as string,
      key: expect.any(String) as string,
      ...acme,
      currency: "EUR",
      netDays: null,
      timeZone: "Europe/Vienna",
      version: 1,
      createdAt: "2026-03-02T09:00:00.000Z",
      archivedAt: null,
      contacts: [{ email: "ada@acme.test", isPrimary: true }],
    });
  });

  test("takes everything that can be said of a client", async () => {
    const whole = {
      ...acme,
      key: "acme",
      currency: "usd",
      netDays: 30,
      address: "1 Main Street\nSpringfield",
      taxNumber: "ATU1",
      locale: "de-AT",
      timeZone: "America/New_York",
      contacts: [{ name: "Bob", email: "bob@acme.test" }],
    };
    expect(await api.clients.create.mutate(whole)).toMatchObject({
      ...whole,
      currency: "USD",
      contacts: [{ email: "ada@acme.test" }, { name: "Bob", email: "bob@acme.test" }],
    });
  });

  test.each([
    [{ name: "" }, "name"],
    [{ name: undefined }, "name"],
    [{ name: "x".repeat(201) }, "name"],
    [{ name: "two\nlines" }, "name"],
    [{ email: "nobody" }, "email"],
    [{ email: undefined }, "email"],
    [{ currency: "XXX" }, "currency"],
    [{ netDays: -1 }, "netDays"],
    [{ netDays: 366 }, "netDays"],
    [{ key: "with spaces" }, "key"],
    [{ timeZone: "Mars/Olympus" }, "timeZone"],
    [{ locale: "??" }, "locale"],
    [{ contacts: [{ name: "Bob", email: "bob" }] }, "contacts.0.email"],
    [{ organizationId: "another" }, "organizationId"],
  ])("refuses %j with a sentence at the field", async (over, path) => {
    const refusal = await refusalOf(api.clients.create.mutate({ ...acme, ...over } as never));
    expect(refusal).toMatchObject({ code: "BAD_REQUEST", status: 400, fields: [{ path }] });
    expect(await world.database.db.client.count()).toBe(0);
  });

  test("refuses a key that another client has, and takes it in another organization", async () => {
    await api.clients.create.mutate({ ...acme, key: "acme" });
    const refusal = await refusalOf(api.clients.create.mutate({ ...acme, key: "acme" }));
    expect(refusal.fields).toMatchObject([{ path: "key" }]);
    const foreign = await apiOf(world, await world.foreigner());
    expect(await foreign.clients.create.mutate({ ...acme, key: "acme" })).toMatchObject({ key: "acme" });
  });
});

test("clients.update changes what it names and refuses a stale version", async () => {
  const { id, version } = await api.clients.create.mutate(acme);
  const updated = await api.clients.update.mutate({ id, version, name: "Acme & Sons" });
  expect(updated).toMatchObject({ id, name: "Acme & Sons", email: acme.email, version: 2 });
  const stale = await refusalOf(api.clients.update.mutate({ id, version, name: "Acme" }));
  expect(stale).toMatchObject({ code: "CONFLICT", status: 409 });
  expect(await api.clients.get.query({ id })).toEqual(updated);
});

test("clients.list searches and pages", async () => {
  for (const name of ["Acme", "Bolt", "Acorn"]) await api.clients.create.mutate({ ...acme, name });
  const first = await api.clients.list.query({ sort: "name", limit: 2 });
  expect(first.items.map(({ name }) => name)).toEqual(["Acme", "Acorn"]);
  const second = await api.clients.list.query({ sort: "name", limit: 2, cursor: first.nextCursor });
  expect(second).toMatchObject({ items: [{ name: "Bolt" }], nextCursor: null });
  expect((await api.clients.list.query({ search: "bol" })).items).toMatchObject([{ name: "Bolt" }]);
  expect(await refusalOf(api.clients.list.query({ limit: 1000 }))).toMatchObject({ code: "BAD_REQUEST" });
});

test("clients.archive hides a client from the list and keeps it", async () => {
  const { id } = await api.clients.create.mutate(acme);
  expect((await api.clients.archive.mutate({ id })).archivedAt).not.toBeNull();
  expect((await api.clients.list.query({})).items).toEqual([]);
  expect(await api.clients.get.query({ id })).toMatchObject({ id });
});

test("clients.unarchive takes a client back into the list, once however often it is called", async () => {
  const { id } = await api.clients.create.mutate(acme);
  await api.clients.archive.mutate({ id });
  const back = await api.clients.unarchive.mutate({ id });
  expect(back.archivedAt).toBeNull();
  expect(await api.clients.unarchive.mutate({ id })).toEqual(back);
  expect((await api.clients.list.query({})).items).toMatchObject([{ id }]);
});

test("an agent keeps clients and archives none", async () => {
  const agent = await apiOf(world, await world.as("agent"));
  const { id } = await agent.clients.create.mutate(acme);
  await agent.clients.update.mutate({ id, name: "Acme" });
  expect((await refusalOf(agent.clients.archive.mutate({ id }))).code).toBe("FORBIDDEN");
  expect((await refusalOf(agent.clients.unarchive.mutate({ id }))).code).toBe("FORBIDDEN");
});

test("another organization's client is answered exactly as an unknown one", async () => {
  const { id } = await api.clients.create.mutate(acme);
  const foreign = await apiOf(world, await world.foreigner());
  const calls = (target: string) => [
    foreign.clients.get.query({ id: target }),
    foreign.clients.update.mutate({ id: target, name: "Mine now" }),
    foreign.clients.archive.mutate({ id: target }),
    foreign.clients.unarchive.mutate({ id: target }),
  ];
  const unknown = await Promise.all(calls(unknownIds[0] ?? "").map(refusalOf));
  expect(await Promise.all(calls(id).map(refusalOf))).toEqual(unknown);
  expect(new Set(unknown.map(({ code }) => code))).toEqual(new Set(["NOT_FOUND"]));
  expect(await api.clients.get.query({ id })).toMatchObject(acme);
});
