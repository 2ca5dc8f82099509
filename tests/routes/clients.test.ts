import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { archiveClient, getClient, listClients } from "#domain/clients";
import { newId } from "#lib/ids";
import * as archiving from "../../app/routes/admin.clients.$id.archiving.ts";
import * as edit from "../../app/routes/admin.clients.$id.edit.tsx";
import * as show from "../../app/routes/admin.clients.$id._index.tsx";
import * as unarchiving from "../../app/routes/admin.clients.$id.unarchiving.ts";
import * as list from "../../app/routes/admin.clients._index.tsx";
import * as fresh from "../../app/routes/admin.clients.new.tsx";
import { makeClient } from "../billing-factories.ts";
import { type Browser, signedIn, stranger } from "../route-request.ts";
import { createWorld, type World } from "../world.ts";
import { refusalOf } from "./refusal-of.ts";

let world: World;
let browser: Browser;
beforeAll(async () => {
  world = await createWorld();
  browser = await signedIn(world);
});
afterAll(() => world.close());

const good = {
  name: "Łódź Robotics",
  email: "Office@Robotics.Test",
  currency: "PLN",
  locale: "pl-PL",
  timeZone: "Europe/Warsaw",
  netDays: "30",
  address: "ul. Piotrkowska 1\r\nŁódź",
};

const createAt = "/admin/clients/new";
const countClients = () => world.database.db.client.count();

describe("creating a client", () => {
  test("answers with its page, which says so", async () => {
    const answer = await browser.submit(fresh.action, createAt, good);
    expect(answer).toMatchObject({ status: 303, flash: "Łódź Robotics is a client now." });
    const id = String(answer.location?.split("/").at(-1));
    expect(await getClient(world.ctx, { id })).toMatchObject({
      name: "Łódź Robotics",
      email: "office@robotics.test",
      currency: "PLN",
      netDays: 30,
      address: "ul. Piotrkowska 1\nŁódź",
      key: "lodz-robotics",
    });
  });

  test("keeps the people who were named and ignores rows left empty", async () => {
    const answer = await browser.submit(fresh.action, createAt, {
      ...good,
      "contacts[0].name": "",
      "contacts[0].email": "",
      "contacts[1].name": "Jan",
      "contacts[1].email": "jan@robotics.test",
    });
    const client = await getClient(world.ctx, { id: String(answer.location?.split("/").at(-1)) });
    expect(client.contacts.map(({ email }) => email)).toEqual(["office@robotics.test", "jan@robotics.test"]);
  });

  test("happens once when the form is sent twice", async () => {
    const form = { ...good, name: "Once Ltd", formKey: newId() };
    const first = await browser.submit(fresh.action, createAt, form);
    const before = await countClients();
    const second = await browser.submit(fresh.action, createAt, form);
    expect(second.location).toBe(first.location);
    expect(await countClients()).toBe(before);
  });

  test("with the key of a form that was sent with something else is refused", async () => {
    const form = { ...good, name: "First Ltd", formKey: newId() };
    await browser.submit(fresh.action, createAt, form);
    const answer = await browser.submit(fresh.action, createAt, { ...form, name: "Second Ltd" });
    expect(refusalOf(answer)).toMatchObject({
      status: 409,
      errors: { "": [expect.stringContaining("sent before")] },
    });
  });

  test("is open to agents", async () => {
    const agent = await signedIn(world, await world.as("agent"));
    expect(await agent.submit(fresh.action, createAt, { ...good, name: "By an agent" })).toMatchObject({
      status: 303,
    });
  });

  test("without signing in leads to the sign-in page and creates nobody", async () => {
    const before = await countClients();
    const answer = await stranger(world).submit(fresh.action, createAt, good);
    expect(answer).toMatchObject({ status: 302, location: "/login" });
    expect(await countClients()).toBe(before);
  });

  test("without a currency takes the organization's", async () => {
    const { location } = await browser.submit(fresh.action, createAt, { ...good, currency: "" });
    const client = await getClient(world.ctx, { id: String(location?.split("/").at(-1)) });
    expect(client.currency).toBe("EUR");
  });

  const bad: [name: string, changes: Record<string, string>, field: string, sentence: string][] = [
    ["no name", { name: "" }, "name", "The name is missing."],
    ["a name of spaces", { name: "   " }, "name", "The name is missing."],
    ["a name that is too long", { name: "x".repeat(201) }, "name", "at most 200 characters"],
    ["a name of two lines", { name: "A\nB" }, "name", "one line"],
    ["no e-mail address", { email: "" }, "email", "Enter an e-mail address."],
    ["an e-mail address without a domain", { email: "ada@" }, "email", "address"],
    ["an e-mail address with a header in it", { email: "a@b.test\nBcc: c@d.test" }, "email", "address"],
    ["a currency that nobody charges", { currency: "DOGE" }, "currency", "Choose one of the currencies"],
    ["negative days", { netDays: "-1" }, "netDays", "from 0 to 365"],
    ["absurdly many days", { netDays: "999999999999" }, "netDays", "from 0 to 365"],
    ["days that are no number", { netDays: "soon" }, "netDays", "whole number"],
    ["half a day", { netDays: "1.5" }, "netDays", "whole number"],
    ["a zone that does not exist", { timeZone: "Mars/Base" }, "timeZone", "time zone"],
    ["a language that does not exist", { locale: "!!" }, "locale", "language"],
    ["an address that is too long", { address: "x".repeat(601) }, "address", "at most 600"],
    ["a tax number that is too long", { taxNumber: "1".repeat(61) }, "taxNumber", "at most 60"],
    ["a key with spaces", { key: "two words" }, "key", "A key has"],
    ["a contact without an address", { "contacts[0].name": "Jan" }, "contacts[0].email", "address"],
    ["a contact without a name", { "contacts[0].email": "j@x.test" }, "contacts[0].name", "missing"],
    [
      "a mistake in the second contact's row",
      { "contacts[0].name": "", "contacts[1].name": "Jan", "contacts[1].email": "nowhere" },
      "contacts[1].email",
      "address",
    ],
  ];

  test.each(bad)("with %s is refused beside the field", async (_, changes, field, sentence) => {
    const before = await countClients();
    const answer = refusalOf(await browser.submit(fresh.action, createAt, { ...good, ...changes }));
    expect(answer.status).toBe(422);
    expect(answer.errors[field]?.join(" ")).toContain(sentence);
    expect(answer.values).toMatchObject({ locale: changes["locale"] ?? good.locale });
    expect(await countClients()).toBe(before);
  });

  test("with another client's key is refused beside the key", async () => {
    await makeClient(world.ctx, { key: "taken" });
    const answer = refusalOf(await browser.submit(fresh.action, createAt, { ...good, key: "taken" }));
    expect(answer).toMatchObject({ status: 409, errors: { key: [expect.stringContaining("taken")] } });
  });
});

describe("editing a client", () => {
  const formOf = ({ version, name, email }: { version: number; name: string; email: string }) => ({
    ...good,
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
        await browser.submit(edit.action, `/admin/clients/${id}/edit`, { ...good, version: "1" }, { id }),
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
