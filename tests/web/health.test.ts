import { afterEach, beforeEach, expect, test } from "vitest";
import { loader as healthz } from "../../app/routes/healthz.ts";
import { loader as readyz } from "../../app/routes/readyz.ts";
import { createWorld, type World } from "../world.ts";
import { pageRequest } from "./page-request.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

test("healthz answers 200 while the process serves, whatever else is wrong", async () => {
  await world.database.close();
  expect((await healthz(pageRequest(world, "/healthz"))).status).toBe(200);
});

test("readyz answers 200 when database and queue are well", async () => {
  expect((await readyz(pageRequest(world, "/readyz"))).status).toBe(200);
});

test("readyz answers 503 with what is wrong with the queue", async () => {
  const queue = {
    receive: async () => new Response(null),
    findTrouble: async () => "Quirrel does not answer.",
  };
  const response = await readyz(pageRequest(world, "/readyz", { context: { queue } }));
  expect(response.status).toBe(503);
  expect(await response.text()).toBe("Quirrel does not answer.");
});

test("readyz answers 503 when the database is closed", async () => {
  await world.database.close();
  const response = await readyz(pageRequest(world, "/readyz"));
  expect(response.status).toBe(503);
  expect(await response.text()).toMatch(/^The database (does not answer|is closed)\.$/);
});
