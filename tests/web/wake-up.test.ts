import { afterEach, beforeEach, expect, test } from "vitest";
import { wakeUp } from "#web/wake-up";
import { createWorld, type World } from "../world.ts";
import { outcomeOf, pageRequest } from "./page-request.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

async function call(isLoopback: boolean) {
  const received: string[] = [];
  const queue = {
    receive: async (name: string) => {
      received.push(name);
      return new Response("OK");
    },
    findTrouble: async () => null,
  };
  const args = pageRequest(world, "/queues/emails", {
    method: "POST",
    body: "{}",
    context: { isLoopback, queue },
  });
  return { received, outcome: await outcomeOf(wakeUp("emails")(args)) };
}

test("a wake-up from this machine reaches its queue", async () => {
  expect(await call(true)).toMatchObject({ received: ["emails"], outcome: { status: 200 } });
});

test("a wake-up from anywhere else is refused before anything looks at it", async () => {
  const { received, outcome } = await call(false);
  expect(received).toEqual([]);
  expect(outcome.status).toBeGreaterThanOrEqual(400);
  expect(outcome.status).toBeLessThan(500);
});
