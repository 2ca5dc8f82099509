import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { proveBooks } from "../../../app/server/prove.ts";
import { createWorld, type World } from "../../world.ts";
import { beginStory, paymentStories, type Story } from "./payment-stories.ts";
import { hear, openReplica } from "./replica.ts";
import { endOf } from "./story-ends.ts";

const seed = Number(process.env["STORY_SEED"] || 20_260_301);
const samples = Number(process.env["STORY_SAMPLES"] || 3);
/** Of so many events every order is tried, of more a sample; a payment whose fee is named later has five. */
const mostForAllOrders = Number(process.env["STORY_ORDERS"] || 5);

vi.setConfig({ testTimeout: 180_000 });

let world: World;
beforeAll(async () => {
  world = await createWorld({ balanceTransactionDelay: Infinity });
});
afterAll(() => world.close());

/** The story at Stripe; nobody has heard of it but whoever `listen` lets hear. */
async function tell(story: Story, listen: (eventIds: string[]) => Promise<void> = async () => undefined) {
  // What an earlier story left for later is none of this one's events.
  world.stripe.runTimers();
  const told = await beginStory(world);
  const before = world.stripe.state.events.length;
  const events = () => world.stripe.state.events.slice(before).map(({ id }) => id);
  for (const step of story.steps) {
    await step(told);
    await listen(events());
  }
  return { invoiceId: told.invoiceId, events: events() };
}

/**
 * Every order of few events, half of them with one event twice; of many, both straight ones and drawn ones. Drawn ones
 * have some events twice.
 */
function ordersOf(events: readonly string[]): string[][] {
  const straight = [[...events], [...events].reverse()];
  if (events.length <= mostForAllOrders) return permutationsOf(events).map(withOneAgain);
  const drawn = fc
    .tuple(
      fc.shuffledSubarray([...events], { minLength: events.length }),
      fc.shuffledSubarray([...events], { maxLength: 3 }),
    )
    .map(([order, again]) => [...order, ...again]);
  return [...straight, ...fc.sample(drawn, { seed, numRuns: samples })];
}

function permutationsOf(events: readonly string[]): string[][] {
  if (events.length === 0) return [[]];
  return events.flatMap((first) =>
    permutationsOf(events.filter((event) => event !== first)).map((rest) => [first, ...rest]),
  );
}

/** In every other order one event comes again, right after itself or later: which one and when goes round. */
function withOneAgain(order: readonly string[], index: number): string[] {
  if (index % 2 === 0) return [...order];
  const again = order[index % order.length] ?? "";
  const place = order.length - (index % 3);
  return [...order.slice(0, place), again, ...order.slice(place)];
}

describe.each(paymentStories)("the story “$title”", (story) => {
  test(`ends in the same books whatever the order and number of its events (seed ${seed})`, async () => {
    const { invoiceId, events } = await tell(story);
    const replica = await openReplica(world);
    let reference: unknown;
    for (const order of ordersOf(events)) {
      await replica.rewind();
      await replica.hear(order);
      const end = await endOf(replica.ctx, invoiceId);
      reference ??= end;
      expect(end, `heard as ${order.map((id) => typeOf(id)).join(", ")}`).toEqual(reference);
      expect(end).toMatchObject(story.ends);
    }
    expect(await proveBooks(replica.ctx, { documents: false })).toEqual([]);
    await replica.close();
  });

  test(`ends in the same books whenever its events arrive while it goes on (seed ${seed})`, async () => {
    const plain = await tell(story);
    await hear(world, world.systemCtx, plain.events);
    const reference = await endOf(world.systemCtx, plain.invoiceId);
    const lots = fc.sample(fc.array(fc.nat({ max: 99 }), { minLength: 60, maxLength: 60 }), {
      seed,
      numRuns: 1,
    });
    for (const lot of lots) {
      const draw = () => lot.shift() ?? 0;
      const missed: string[] = [];
      const heard = new Set<string>();
      const { invoiceId, events } = await tell(story, async (soFar) => {
        const fresh = soFar.filter((id) => !heard.has(id) && !missed.includes(id));
        for (const id of fresh) {
          if (draw() < 50) missed.push(id);
          else {
            await hear(world, world.systemCtx, [id]);
            heard.add(id);
          }
        }
      });
      await hear(world, world.systemCtx, [...missed.reverse(), ...events.filter(() => draw() < 20)]);
      expect(await endOf(world.systemCtx, invoiceId), `late: ${missed.map(typeOf).join(", ")}`).toEqual(
        reference,
      );
    }
    expect(await proveBooks(world.systemCtx, { documents: false })).toEqual([]);
  });
});

function typeOf(eventId: string): string {
  return world.stripe.state.events.find(({ id }) => id === eventId)?.type ?? eventId;
}
