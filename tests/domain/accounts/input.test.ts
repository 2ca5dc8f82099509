import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFirstOrganization, prepareSetup, signIn } from "#domain/accounts";
import { createWorld, type World } from "../../world.ts";
import { emptyDeployment } from "./empty-deployment.ts";
import { goodPassword, visitor } from "./visitor.ts";

// Nothing here changes anything, so that one world is enough.
let world: World;
beforeAll(async () => {
  world = await createWorld();
  await emptyDeployment(world);
});
afterAll(() => world.close());

const first = { organizationName: "Acme", name: "Ada", email: "ada@acme.test", password: goodPassword };
const ada = { email: "ada@acme.test", password: goodPassword, ...visitor };

describe("setting up", () => {
  test.each([
    ["setupToken", { setupToken: "" }, "Enter the setup token."],
    ["setupToken", { setupToken: "x".repeat(201) }, "This is not the setup token."],
    ["organizationName", { organizationName: "  " }, "The organization's name is missing."],
    ["organizationName", { organizationName: "x".repeat(121) }, "at most 120 characters"],
    ["organizationName", { organizationName: "two\nlines" }, "one line"],
    ["name", { name: "" }, "Your name is missing."],
    ["name", { name: "x".repeat(100_000) }, "at most 120 characters"],
    ["email", { email: "" }, "Enter an e-mail address."],
    ["email", { email: "ada" }, "This is not an e-mail address"],
    ["email", { email: `${"x".repeat(300)}@acme.test` }, "This is not an e-mail address"],
    ["password", { password: "" }, "at least 12 characters"],
    ["password", { password: "eleven char" }, "at least 12 characters"],
    ["password", { password: "x".repeat(201) }, "at most 200 characters"],
    ["password", { password: "ADA@acme.test" }, "not the e-mail address"],
  ])("a wrong %s %j is refused at its field", async (path, over, message) => {
    const setupToken = String(await prepareSetup(world.systemCtx));
    await expect(
      createFirstOrganization(world.strangerCtx, { ...first, setupToken, ...over }),
    ).rejects.toMatchObject({
      kind: "invalid",
      fields: [{ path, message: expect.stringContaining(message) as string }],
    });
    expect(await world.database.db.organization.count()).toBe(0);
  });
});

describe("signing in", () => {
  test.each([
    ["email", { email: "" }, "Enter an e-mail address."],
    ["email", { email: "not an address" }, "This is not an e-mail address"],
    ["password", { password: "" }, "Enter your password."],
    ["password", { password: "x".repeat(201) }, "too long"],
  ])("a wrong %s %j is refused at its field", async (path, over, message) => {
    await expect(signIn(world.strangerCtx, { ...ada, ...over })).rejects.toMatchObject({
      fields: [{ path, message: expect.stringContaining(message) as string }],
    });
  });
});
