import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { archiveClient, getClient, listClients } from "#domain/clients";
import { newId } from "#lib/ids";
import * as archiving from "../../app/routes/admin.clients.$id.archiving.ts";
import * as edit from "../../app/routes/admin.clients.$id.edit.tsx";
import * as show from "../../app/routes/admin.clients.$id._index.tsx";
import * as unarchiving from "../../app/routes/admin.clients.$id.unarchiving.ts";
import * as list from "../../app/routes/admin.clients._index.tsx";
import { makeClient } from "../billing-factories.ts";
import { type Browser, signedIn } from "../route-request.ts";
import { createWorld, type World } from "../world.ts";
import { goodClient } from "./client-fields.ts";
import { refusalOf } from "./refusal-of.ts";

let world: World;
let browser: Browser;
beforeAll(async () => {
  world = await createWorld();
  browser = await signedIn(world);
});
afterAll(() => world.close());

describe("editing a client", () => {
  const formOf = ({ version, name, email }: { version: number; name: string; email: string }) => ({
    ...goodClient,
    version: String(version),
    name,
    email,
  });

  test("changes what was typed and empties what was left empty", async () => {
    const client = await makeClient(world.ctx);
    const form = { ...formOf(client), name: "New name", taxNumber: "", netDays: "" };
    const answer = await browser.submit(edit.action, `/admin/clients/${client.id}/edit`, form, {
      id: client.id,
    });
    expect(answer).toMatchObject({ status: 303, location: `/admin/clients/${client.id}` });
    expect(await getClient(world.ctx, client)).toMatchObject({
      name: "New name",
      taxNumber: "",
      netDays: null,
    });
  });

  test("that somebody else changed meanwhile is refused and keeps what was typed", async () => {
    const client = await makeClient(world.ctx);
    const path = `/admin/clients/${client.id}/edit`;
    await browser.submit(edit.action, path, { ...formOf(client), name: "Faster" }, { id: client.id });
    const answer = await browser.submit(
      edit.action,
      path,
      { ...formOf(client), name: "Slower" },
      { id: client.id },
    );
    expect(refusalOf(answer)).toMatchObject({
      status: 409,
      errors: { "": [expect.stringContaining("Somebody changed this client meanwhile")] },
      values: { name: "Slower", version: String(client.version) },
    });
    expect(await getClient(world.ctx, client)).toMatchObject({ name: "Faster" });
  });

  test("without naming the version is refused", async () => {
    const client = await makeClient(world.ctx);
    const { version: _, ...form } = formOf(client);
    const answer = await browser.submit(
      edit.action,
      "/admin/clients/x/edit",
      { ...form, name: "X" },
      { id: client.id },
    );
    expect(answer.status).toBe(422);
    expect(await getClient(world.ctx, client)).toMatchObject({ name: client.name });
  });
});

describe("a client that this organization does not have", () => {
  test("is not found, whether it is nobody's or another organization's", async () => {
    const foreign = await makeClient(await world.foreigner());
    for (const id of [foreign.id, newId(), "nonsense"]) {
      const answers = [
        await browser.load(show.loader, `/admin/clients/${id}`, { id }),
        await browser.load(edit.loader, `/admin/clients/${id}/edit`, { id }),
        await browser.submit(
          edit.action,
          `/admin/clients/${id}/edit`,
          { ...goodClient, version: "1" },
          { id },
        ),
        await browser.submit(archiving.action, `/admin/clients/${id}/archiving`, {}, { id }),
        await browser.submit(unarchiving.action, `/admin/clients/${id}/unarchiving`, {}, { id }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
      expect(answers.map(({ data }) => (data as { message?: string }).message)).toEqual(
        answers.map(() => "There is no such client."),
      );
    }
    const untouched = await world.database.db.client.findUniqueOrThrow({ where: { id: foreign.id } });
    expect(untouched).toMatchObject({ name: foreign.name, archivedAt: null });
  });
});

describe("archiving a client", () => {
  test("takes it out of the list and can be undone, and twice is as once", async () => {
    const { id, name } = await makeClient(world.ctx, { name: "Archivable" });
    const path = `/admin/clients/${id}/archiving`;
    const first = await browser.submit(archiving.action, path, {}, { id });
    const second = await browser.submit(archiving.action, path, {}, { id });
    expect([first, second].map(({ status, flash }) => [status, flash])).toEqual([
      [303, `${name} is archived.`],
      [303, `${name} is archived.`],
    ]);
    expect((await listClients(world.ctx, { search: name })).items).toEqual([]);
    await browser.submit(unarchiving.action, `/admin/clients/${id}/unarchiving`, {}, { id });
    expect((await listClients(world.ctx, { search: name })).items).toHaveLength(1);
  });
});

describe("the list of clients", () => {
  test("is searched, sorted and paged by its address", async () => {
    const names = Array.from({ length: 27 }, (_, index) => `Pager ${String(index).padStart(2, "0")}`);
    for (const name of names) await makeClient(world.ctx, { name });
    const first = await browser.load(list.loader, "/admin/clients?q=pager&sort=-name");
    expect(first.data.rows.map(({ name }) => name)).toEqual(names.toReversed().slice(0, 25));
    const cursor = String(first.data.nextCursor);
    const second = await browser.load(list.loader, `/admin/clients?q=pager&sort=-name&cursor=${cursor}`);
    expect(second.data.rows.map(({ name }) => name)).toEqual(["Pager 01", "Pager 00"]);
    expect(second.data.nextCursor).toBeNull();
  });

  test("shows archived clients only when asked", async () => {
    const { id } = await makeClient(world.ctx, { name: "Bygone" });
    await archiveClient(world.ctx, { id });
    const names = async (query: string) =>
      (await browser.load(list.loader, `/admin/clients?${query}`)).data.rows.map(({ name }) => name);
    expect(await names("q=bygone")).toEqual([]);
    expect(await names("q=bygone&archived=yes")).toEqual(["Bygone"]);
  });

  test("ignores parameters that are empty or not its own", async () => {
    const answer = await browser.load(list.loader, "/admin/clients?q=&archived=&utm_source=mail&limit=5000");
    expect(answer.status).toBe(200);
    expect(answer.data.rows.length).toBeLessThanOrEqual(25);
  });

  test.each(["cursor=nonsense", "sort=secret", "archived=maybe"])(
    "refuses %s with a sentence",
    async (query) => {
      const answer = await browser.load(list.loader, `/admin/clients?${query}`);
      expect(answer.status).toBe(422);
      expect(answer.data).toMatchObject({ message: expect.stringMatching(/\w+\.$/) });
    },
  );
});
