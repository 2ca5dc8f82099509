import { afterEach, beforeEach, expect, test } from "vitest";
import { composers, runEverything } from "../../app/server/jobs.ts";
import { sampleEmails } from "../emails/samples.ts";
import { createWorld, type World } from "../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

test("every mail that can be rendered has a room that composes it", () => {
  const templates = sampleEmails.map(({ template }) => template);
  // Whether a receipt is one of a part is known when it is composed.
  const composed = templates.filter((template) => template !== "partial-payment");
  expect(Object.keys(composers).sort()).toEqual([...new Set(composed)].sort());
});

test("one due work that fails does not keep the others from running", async () => {
  const logged: string[] = [];
  const broken = {
    ...world.systemCtx,
    mail: {
      ...world.parts.mail,
      get isConfigured(): boolean {
        throw new Error("the mail server's settings are broken");
      },
    },
    log: { ...world.parts.log, error: (message: string) => void logged.push(message) },
  };
  await world.database.db.rateLimit.create({ data: { key: "old", count: 1, resetsAt: new Date(0) } });
  await runEverything(broken);
  expect(logged).toEqual(["due work failed"]);
  expect(await world.database.db.rateLimit.count()).toBe(0);
});

test("nothing is due in a quiet deployment", async () => {
  expect(await runEverything(world.systemCtx)).toBeNull();
});

test("no due work is begun while the process is ending", async () => {
  await world.database.db.rateLimit.create({ data: { key: "old", count: 1, resetsAt: new Date(0) } });
  await runEverything({ ...world.systemCtx, queue: { wake: () => undefined, isStopping: true } });
  expect(await world.database.db.rateLimit.count()).toBe(1);
});
