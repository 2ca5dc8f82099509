import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createClient } from "#domain/clients";
import { makeClient } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";

// Refusals change nothing, so that one world does for all of them.
let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

describe("a client is refused", () => {
  const good = { name: "Ada", email: "ada@example.test" };
  test.each([
    ["name", { ...good, name: "" }, "The name is missing."],
    ["name", { email: good.email }, "The name is missing."],
    ["name", { ...good, name: 5 }, "The name must be text."],
    ["name", { ...good, name: "x".repeat(201) }, "The name can have at most 200 characters."],
    ["name", { ...good, name: "a\u0000b" }, "The name must be one line of text."],
    ["email", { ...good, email: "" }, "Enter an e-mail address."],
    ["email", { name: "Ada" }, "Enter an e-mail address."],
    ["email", { ...good, email: "ada@" }, "This is not an e-mail address such as name@example.com."],
    [
      "email",
      { ...good, email: "a@b.test, c@d.test" },
      "This is not an e-mail address such as name@example.com.",
    ],
    ["currency", { ...good, currency: "XYZ" }, "Choose one of the currencies that can be charged."],
    ["netDays", { ...good, netDays: -1 }, "Net days are a whole number from 0 to 365."],
    ["netDays", { ...good, netDays: 366 }, "Net days are a whole number from 0 to 365."],
    ["netDays", { ...good, netDays: 1.5 }, "Net days are a whole number from 0 to 365."],
    ["netDays", { ...good, netDays: "14" }, "Net days are a whole number from 0 to 365."],
    ["locale", { ...good, locale: "not a language" }, "Choose a language such as en-US or de-AT."],
    ["timeZone", { ...good, timeZone: "Mars/Olympus" }, "Choose a time zone such as Europe/Vienna."],
    ["timeZone", { ...good, timeZone: "+02:00" }, "Choose a time zone such as Europe/Vienna."],
    ["address", { ...good, address: "x".repeat(601) }, "The address can have at most 600 characters."],
    ["taxNumber", { ...good, taxNumber: "a\nb" }, "The tax number must be one line of text."],
    [
      "contacts.0.email",
      { ...good, contacts: [{ name: "B", email: "?" }] },
      "This is not an e-mail address such as name@example.com.",
    ],
    [
      "contacts.0.name",
      { ...good, contacts: [{ name: "", email: "b@x.test" }] },
      "The contact's name is missing.",
    ],
    ["nickname", { ...good, nickname: "A" }, 'There is no field named "nickname".'],
  ])("with a sentence at %s for %j", async (path, input, message) => {
    await expect(createClient(world.ctx, input as typeof good)).rejects.toMatchObject({
      kind: "invalid",
      fields: [{ path, message }],
    });
    expect(await world.database.db.client.count()).toBe(0);
  });

  test("with every sentence at once", async () => {
    const refusal = createClient(world.ctx, { name: "", email: "", netDays: -1 });
    await expect(refusal).rejects.toMatchObject({
      fields: [{ path: "name" }, { path: "email" }, { path: "netDays" }],
    });
  });

  test("when another has the key, in this organization only", async () => {
    await makeClient(world.ctx, { key: "ada" });
    await expect(makeClient(world.ctx, { key: "ada" })).rejects.toMatchObject({
      kind: "conflict",
      message: 'Another client has the key "ada". Choose a different one.',
      fields: [{ path: "key" }],
    });
    expect((await makeClient(await world.foreigner(), { key: "ada" })).key).toBe("ada");
  });

  test.each(["-ada", "a b", "ä", "a/b", "x".repeat(65), ""])("with the key %j", async (key) => {
    await expect(makeClient(world.ctx, { key })).rejects.toMatchObject({ fields: [{ path: "key" }] });
  });
});
