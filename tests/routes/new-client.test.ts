import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getClient } from "#domain/clients";
import { newId } from "#lib/ids";
import * as fresh from "../../app/routes/admin.clients.new.tsx";
import { makeClient } from "../billing-factories.ts";
import { type Browser, signedIn, stranger } from "../route-request.ts";
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

const createAt = "/admin/clients/new";
const countClients = () => world.database.db.client.count();

describe("creating a client", () => {
  test("answers with its page, which says so", async () => {
    const answer = await browser.submit(fresh.action, createAt, goodClient);
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
      ...goodClient,
      "contacts[0].name": "",
      "contacts[0].email": "",
      "contacts[1].name": "Jan",
      "contacts[1].email": "jan@robotics.test",
    });
    const client = await getClient(world.ctx, { id: String(answer.location?.split("/").at(-1)) });
    expect(client.contacts.map(({ email }) => email)).toEqual(["office@robotics.test", "jan@robotics.test"]);
  });

  test("happens once when the form is sent twice", async () => {
    const form = { ...goodClient, name: "Once Ltd", formKey: newId() };
    const first = await browser.submit(fresh.action, createAt, form);
    const before = await countClients();
    const second = await browser.submit(fresh.action, createAt, form);
    expect(second.location).toBe(first.location);
    expect(await countClients()).toBe(before);
  });

  test("with the key of a form that was sent with something else is refused", async () => {
    const form = { ...goodClient, name: "First Ltd", formKey: newId() };
    await browser.submit(fresh.action, createAt, form);
    const answer = await browser.submit(fresh.action, createAt, { ...form, name: "Second Ltd" });
    expect(refusalOf(answer)).toMatchObject({
      status: 409,
      errors: { "": [expect.stringContaining("sent before")] },
    });
  });

  test("is open to agents", async () => {
    const agent = await signedIn(world, await world.as("agent"));
    expect(await agent.submit(fresh.action, createAt, { ...goodClient, name: "By an agent" })).toMatchObject({
      status: 303,
    });
  });

  test("without signing in leads to the sign-in page and creates nobody", async () => {
    const before = await countClients();
    const answer = await stranger(world).submit(fresh.action, createAt, goodClient);
    expect(answer).toMatchObject({ status: 302, location: "/login" });
    expect(await countClients()).toBe(before);
  });

  test("without a currency takes the organization's", async () => {
    const { location } = await browser.submit(fresh.action, createAt, { ...goodClient, currency: "" });
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
    const answer = refusalOf(await browser.submit(fresh.action, createAt, { ...goodClient, ...changes }));
    expect(answer.status).toBe(422);
    expect(answer.errors[field]?.join(" ")).toContain(sentence);
    expect(answer.values).toMatchObject({ locale: changes["locale"] ?? goodClient.locale });
    expect(await countClients()).toBe(before);
  });

  test("with another client's key is refused beside the key", async () => {
    await makeClient(world.ctx, { key: "taken" });
    const answer = refusalOf(await browser.submit(fresh.action, createAt, { ...goodClient, key: "taken" }));
    expect(answer).toMatchObject({ status: 409, errors: { key: [expect.stringContaining("taken")] } });
  });
});
