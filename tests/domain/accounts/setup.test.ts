import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  createFirstOrganization,
  ensureFirstOrganization,
  isSetupOpen,
  prepareSetup,
  SetupDone,
  signIn,
} from "#domain/accounts";
import { createWorld, type World } from "../../world.ts";
import { emptyDeployment } from "./empty-deployment.ts";
import { goodPassword, visitor } from "./visitor.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const first = {
  organizationName: "Acme",
  name: "Ada",
  email: " Ada@Acme.test ",
  password: goodPassword,
};

describe("before there is an organization", () => {
  beforeEach(() => emptyDeployment(world));

  test("whoever has the printed token creates the first organization and owns it", async () => {
    const setupToken = String(await prepareSetup(world.systemCtx));
    await createFirstOrganization(world.strangerCtx, { ...first, setupToken });

    const { token } = await signIn(world.strangerCtx, { ...first, ...visitor, email: "ada@acme.test" });
    const membership = await world.database.db.membership.findFirstOrThrow({
      include: { user: true, organization: { include: { numberSeries: true } } },
    });
    expect(token).toHaveLength(43);
    expect(membership).toMatchObject({
      role: "owner",
      user: { email: "ada@acme.test", name: "Ada" },
      organization: { name: "Acme" },
    });
    expect(membership.organization.numberSeries.map(({ kind, pattern }) => [kind, pattern]).sort()).toEqual([
      ["credit_note", "CN-{number:4}"],
      ["invoice", "INV-{number:4}"],
    ]);
    expect(await world.database.db.activity.findMany()).toMatchObject([
      { verb: "created", subjectKind: "organization", actorName: "Ada", actorKind: "user" },
    ]);
  });

  test("each start prints another token, and only the last one works", async () => {
    const earlier = String(await prepareSetup(world.systemCtx));
    await prepareSetup(world.systemCtx);
    await expect(
      createFirstOrganization(world.strangerCtx, { ...first, setupToken: earlier }),
    ).rejects.toThrow("This is not the setup token.");
    expect(await isSetupOpen(world.systemCtx)).toBe(true);
  });

  test("the token is kept as a hash only", async () => {
    const token = String(await prepareSetup(world.systemCtx));
    const facts = await world.database.db.deploymentFact.findMany();
    expect(JSON.stringify(facts)).not.toContain(token);
  });

  test("of ten visitors with the token at once, one creates the organization", async () => {
    const setupToken = String(await prepareSetup(world.systemCtx));
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) =>
        createFirstOrganization(world.strangerCtx, { ...first, email: `a${index}@acme.test`, setupToken }),
      ),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await world.database.db.organization.count()).toBe(1);
    expect(await world.database.db.user.count()).toBe(1);
  });

  test("the environment creates the first organization once", async () => {
    const given = { email: "ada@acme.test", password: goodPassword, organizationName: "Acme" };
    expect(await ensureFirstOrganization(world.systemCtx, given)).toBe(true);
    expect(await ensureFirstOrganization(world.systemCtx, { ...given, email: "eve@acme.test" })).toBe(false);
    expect(await world.database.db.user.findMany()).toMatchObject([{ email: "ada@acme.test", name: "ada" }]);
    expect(await prepareSetup(world.systemCtx)).toBeNull();
  });
});

test("with an organization there is no token, and nobody sets up another", async () => {
  expect(await prepareSetup(world.systemCtx)).toBeNull();
  await expect(
    createFirstOrganization(world.strangerCtx, { ...first, setupToken: "anything" }),
  ).rejects.toThrow(SetupDone);
});
