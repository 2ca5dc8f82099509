import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listActivity } from "#domain/activity";
import {
  archiveClient,
  createClient,
  findClient,
  findContact,
  getClient,
  listContacts,
  unarchiveClient,
  updateClient,
} from "#domain/clients";
import { updateOrganization } from "#domain/organizations";
import { makeClient } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

describe("a new client", () => {
  test("needs a name and an address, and has the organization's currency, zone and language", async () => {
    await updateOrganization(world.ctx, { version: 1, currency: "CHF", locale: "de-CH" });
    const client = await createClient(world.ctx, { name: " Ada  ", email: " Ada@Example.TEST " });
    expect(client).toMatchObject({
      name: "Ada",
      email: "ada@example.test",
      key: "ada",
      currency: "CHF",
      locale: "de-CH",
      timeZone: "Europe/Vienna",
      netDays: null,
      address: "",
      version: 1,
      archivedAt: null,
      contacts: [{ name: "Ada", email: "ada@example.test", isPrimary: true }],
    });
    expect(await getClient(world.ctx, { id: client.id })).toEqual(client);
  });

  test("gets a key made of its name, whatever its alphabet, and never one that is taken", async () => {
    const keyOf = async (name: string) =>
      (await createClient(world.ctx, { name, email: "x@example.test" })).key;
    expect(await keyOf("Łódź & Söhne GmbH")).toBe("lodz-sohne-gmbh");
    expect(await keyOf("Łódź & Söhne GmbH")).toBe("lodz-sohne-gmbh-2");
    expect(await keyOf("Ελένη")).toBe("client");
    expect(await keyOf("会社")).toBe("client-2");
    expect((await keyOf("a".repeat(200))).length).toBeLessThanOrEqual(64);
  });

  test("is found by id and by key", async () => {
    const { id } = await makeClient(world.ctx, { key: "Ada:1" });
    expect((await findClient(world.ctx, { key: "Ada:1" }))?.id).toBe(id);
    expect((await findClient(world.ctx, { idOrKey: "Ada:1" }))?.id).toBe(id);
    expect((await findClient(world.ctx, { idOrKey: id }))?.id).toBe(id);
    expect(await findClient(world.ctx, { key: "nobody" })).toBeNull();
  });

  test("may be made twice at once; each gets a key of its own", async () => {
    const clients = await Promise.all(Array.from({ length: 5 }, () => makeClient(world.ctx)));
    expect(new Set(clients.map(({ key }) => key)).size).toBe(5);
  });
});

describe("changing a client", () => {
  test("changes what is given and leaves the rest", async () => {
    const client = await makeClient(world.ctx, { netDays: 30 });
    const changed = await updateClient(world.ctx, {
      id: client.id,
      version: 1,
      name: "Countess",
      netDays: null,
    });
    expect(changed).toEqual({ ...client, name: "Countess", netDays: null, version: 2 });
    const { items } = await listActivity(world.ctx, { subjectKind: "client", subjectId: client.id });
    expect(items[0]).toMatchObject({
      verb: "updated",
      before: { name: "Ada Lovelace Ltd", netDays: 30 },
      after: { name: "Countess", netDays: null },
    });
  });

  test("of two who edit one version, the second is told", async () => {
    const { id } = await makeClient(world.ctx);
    await updateClient(world.ctx, { id, version: 1, name: "First" });
    await expect(updateClient(world.ctx, { id, version: 1, name: "Second" })).rejects.toMatchObject({
      kind: "conflict",
      message: "Somebody changed this client meanwhile. Load it again and repeat your change.",
    });
    expect((await getClient(world.ctx, { id })).name).toBe("First");
  });

  test("to a key that is taken is refused and changes nothing", async () => {
    await makeClient(world.ctx, { key: "taken" });
    const { id } = await makeClient(world.ctx, { key: "own" });
    await expect(updateClient(world.ctx, { id, key: "taken", name: "X" })).rejects.toThrow("taken");
    expect(await getClient(world.ctx, { id })).toMatchObject({ key: "own", version: 1 });
    expect((await updateClient(world.ctx, { id, key: "own" })).key).toBe("own");
  });

  test("another organization's client answers as an unknown one", async () => {
    const { id } = await makeClient(world.ctx);
    const foreigner = await world.foreigner();
    for (const work of [
      () => getClient(foreigner, { id }),
      () => updateClient(foreigner, { id, name: "Mine" }),
      () => archiveClient(foreigner, { id }),
    ])
      await expect(work()).rejects.toMatchObject({ kind: "not-found", message: "There is no such client." });
    expect(await listContacts(foreigner, { clientId: id })).toEqual([]);
  });
});

describe("contacts", () => {
  test("the primary one has the client's own address, others are listed once each", async () => {
    const { contacts } = await makeClient(world.ctx, {
      contacts: [
        { name: "Ada herself", email: "ada@lovelace.test" },
        { name: "Books", email: "books@lovelace.test" },
        { name: "Books again", email: "BOOKS@lovelace.test" },
      ],
    });
    expect(contacts.map(({ name, email, isPrimary }) => [name, email, isPrimary])).toEqual([
      ["Ada herself", "ada@lovelace.test", true],
      ["Books", "books@lovelace.test", false],
    ]);
  });

  test("a new address makes a new primary contact; the others stay", async () => {
    const client = await makeClient(world.ctx, { contacts: [{ name: "Books", email: "books@l.test" }] });
    const changed = await updateClient(world.ctx, { id: client.id, email: "new@l.test" });
    expect(changed.contacts.map(({ email, isPrimary }) => [email, isPrimary])).toEqual([
      ["new@l.test", true],
      ["books@l.test", false],
    ]);
    expect(changed.contacts[1]?.id).toBe(client.contacts[1]?.id);
    const former = await findContact(world.ctx, { id: client.contacts[0]?.id ?? "" });
    expect(former?.archivedAt).toEqual(world.clock.now());
  });

  test("a contact whose address becomes the client's own becomes the primary one", async () => {
    const client = await makeClient(world.ctx, { contacts: [{ name: "Books", email: "books@l.test" }] });
    const changed = await updateClient(world.ctx, { id: client.id, email: "books@l.test" });
    expect(changed.contacts).toEqual([{ ...client.contacts[1], isPrimary: true }]);
  });

  test("a list that is given replaces the others, and keeps who is in it", async () => {
    const client = await makeClient(world.ctx, {
      contacts: [
        { name: "Books", email: "books@l.test" },
        { name: "Gone", email: "gone@l.test" },
      ],
    });
    const changed = await updateClient(world.ctx, {
      id: client.id,
      contacts: [
        { name: "Accounting", email: "books@l.test" },
        { name: "New", email: "new@l.test" },
      ],
    });
    expect(changed.contacts.map(({ name }) => name)).toEqual(["Ada Lovelace Ltd", "Accounting", "New"]);
    expect(changed.contacts[1]?.id).toBe(client.contacts[1]?.id);
    expect((await updateClient(world.ctx, { id: client.id, contacts: [] })).contacts.length).toBe(1);
  });
});

test("an archived client can come back", async () => {
  const { id } = await makeClient(world.ctx);
  const archived = await archiveClient(world.ctx, { id });
  expect(archived.archivedAt).toEqual(world.clock.now());
  expect(await archiveClient(world.ctx, { id })).toEqual(archived);
  expect((await unarchiveClient(world.ctx, { id })).archivedAt).toBeNull();
});
