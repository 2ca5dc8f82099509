import fc from "fast-check";
import { createWorld, type World } from "../../world.ts";
import { emptyModel } from "./books-model.ts";
import { type Command, deskCommands } from "./commands.ts";
import { creditCommands } from "./credit-commands.ts";
import { openDesk } from "./desk.ts";
import { stripeCommands } from "./stripe-commands.ts";

/** The same in every check, so that what turns it red is a change. BOOKS_SEED tries others, BOOKS_STEPS more of each. */
export const seed = Number(process.env["BOOKS_SEED"] || 20_260_301);
export const steps = Number(process.env["BOOKS_STEPS"] || 1000);

/** So many operations share a world: a new one costs more than an operation, and the proof of a full one does too. */
const stepsPerWorld = 400;

/**
 * Carries out sequences of at most `longest` legal operations, each on a client of its own, until there were `steps` of
 * them in all. After every operation the invoices are as the model has them; after every sequence the whole world's
 * books prove themselves. Answers how many operations there were.
 */
export async function carryOutAny(longest: number): Promise<number> {
  const kinds = [...deskCommands, ...stripeCommands, ...creditCommands];
  const commands = fc.commands(kinds, { maxCommands: longest, size: "max" });
  let done = 0;
  let world: World | null = null;
  let doneInWorld = 0;
  const property = fc.asyncProperty(commands, async (sequence) => {
    if (done >= steps) return;
    if (doneInWorld >= stepsPerWorld) {
      await world?.close();
      world = null;
      doneInWorld = 0;
    }
    world ??= await createWorld();
    const count = await carryOut(world, sequence as Iterable<Command>);
    done += count;
    doneInWorld += count;
  });
  try {
    await fc.assert(property, { seed, numRuns: steps, endOnFailure: true });
  } finally {
    await (world as World | null)?.close();
  }
  return done;
}

/** How many of the commands could be carried out; the others had nothing to act on. */
async function carryOut(world: World, sequence: Iterable<Command>): Promise<number> {
  const model = emptyModel();
  const desk = await openDesk(world);
  await fc.asyncModelRun(() => ({ model, real: desk }), sequence);
  await desk.prove(model);
  return model.commands;
}
