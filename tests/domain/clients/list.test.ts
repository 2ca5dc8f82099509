import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { archiveClient, listClients, updateClient } from "#domain/clients";
import { makeClient } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

type Query = NonNullable<Parameters<typeof listClients>[1]>;

async function namesOf(query: Query = {}) {
  return (await listClients(world.ctx, query)).items.map(({ name }) => name);
}

async function makeNamed(...names: string[]) {
  for (const name of names)
    await makeClient(world.ctx, { name, email: `${name.replace(/\W/g, "") || "x"}@x.test` });
}

describe("the list of clients", () => {
  test("is ordered by name as people read it, without regard to case and accents", async () => {
    await makeNamed("Zeta", "acme", "Émile", "Bolt", "ełk");
    expect(await namesOf()).toEqual(["acme", "Bolt", "ełk", "Émile", "Zeta"]);
    expect(await namesOf({ sort: "-name" })).toEqual(["Zeta", "Émile", "ełk", "Bolt", "acme"]);
    expect(await namesOf({ sort: "-createdAt" })).toEqual(["ełk", "Bolt", "Émile", "acme", "Zeta"]);
  });

  test.each(["name", "-name", "createdAt", "-createdAt"] as const)(
    "comes in pages that show each client once, by %s",
    async (sort) => {
      await makeNamed("Same", "Same", "Other", "Same", "Another");
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await listClients(world.ctx, { sort, cursor, limit: 2 });
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor);
      expect(new Set(seen).size).toBe(5);
      expect(seen).toEqual((await listClients(world.ctx, { sort })).items.map(({ id }) => id));
    },
  );

  test("finds all words anywhere in name, address, key and tax number, without accents", async () => {
    await makeClient(world.ctx, { name: "Łódź Söhne", email: "kontor@lodz.test", taxNumber: "PL 123" });
    await makeNamed("Acme");
    for (const search of ["lodz", "SÖHNE łódź", "kontor@", "pl 123", "lodz-sohne"])
      expect(await namesOf({ search }), search).toEqual(["Łódź Söhne"]);
    expect(await namesOf({ search: "lodz acme" })).toEqual([]);
    expect(await namesOf({ search: "   " })).toHaveLength(2);
  });

  test("follows a change of the name", async () => {
    const { id } = await makeClient(world.ctx, { name: "Before", key: "k" });
    await updateClient(world.ctx, { id, name: "After" });
    expect(await namesOf({ search: "after" })).toEqual(["After"]);
    expect(await namesOf({ search: "before" })).toEqual([]);
  });

  test("shows archived clients only when asked", async () => {
    const { id } = await makeClient(world.ctx, { name: "Former" });
    await makeNamed("Present");
    await archiveClient(world.ctx, { id });
    expect(await namesOf()).toEqual(["Present"]);
    expect(await namesOf({ archived: true })).toEqual(["Former"]);
  });

  test("shows nobody else's clients, and takes nobody else's cursor", async () => {
    await makeNamed("One", "Two", "Three");
    const { nextCursor } = await listClients(world.ctx, { limit: 1 });
    const foreigner = await world.foreigner();
    expect((await listClients(foreigner)).items).toEqual([]);
    await expect(listClients(foreigner, { cursor: nextCursor })).rejects.toMatchObject({ kind: "invalid" });
  });

  test.each([
    [{ limit: 0 }, "limit"],
    [{ limit: 101 }, "limit"],
    [{ sort: "email" }, "sort"],
    [{ cursor: "nonsense" }, "cursor"],
    [{ search: "x".repeat(201) }, "search"],
  ])("refuses %j with a sentence", async (query, path) => {
    await expect(listClients(world.ctx, query as Query)).rejects.toMatchObject({
      kind: "invalid",
      fields: [{ path }],
    });
  });
});
