import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createWorld, type World } from "../../world.ts";
import { type BooksModel, emptyModel } from "./books-model.ts";
import { deskCommands } from "./commands.ts";
import { creditCommands } from "./credit-commands.ts";
import { type Desk, openDesk } from "./desk.ts";
import { stripeCommands } from "./stripe-commands.ts";

/** BOOKS_SEED repeats a run that failed, BOOKS_STEPS makes it longer. */
const seed = Number(process.env["BOOKS_SEED"] || Math.floor(Math.random() * 2 ** 31));
const steps = Number(process.env["BOOKS_STEPS"] || 1000);
const stepsPerRun = 100;

vi.setConfig({ testTimeout: Math.max(180_000, steps * 500) });

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

test(`any sequence of legal operations leaves books that prove themselves and agree with a model (seed ${seed})`, async () => {
  const commands = fc.commands([...deskCommands, ...stripeCommands, ...creditCommands], {
    maxCommands: stepsPerRun,
    size: "max",
  });
  let done = 0;
  await fc.assert(
    fc.asyncProperty(commands, async (sequence) => {
      if (done >= steps) return;
      const model: BooksModel = emptyModel();
      let desk: Desk | undefined;
      await fc.asyncModelRun(async () => {
        desk = await openDesk(world);
        return { model, real: desk };
      }, sequence);
      await desk?.prove(model);
      done += model.commands;
    }),
    { seed, numRuns: steps, endOnFailure: true },
  );
  console.info(`${done} operations, seed ${seed}`);
  expect(done).toBeGreaterThanOrEqual(steps);
});
