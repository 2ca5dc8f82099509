import { inviteAgent } from "#domain/agents";
import { syncDueSeats } from "#domain/seats";
import { Prisma } from "#platform/db";
import { shortestPause } from "#lib/waits";
import {
  addOrganizations,
  type BenchOrganization,
  type BenchWorld,
  createBenchWorld,
} from "./bench-world.ts";
import { atMost, exactly, type Measured, shown } from "./table.ts";

const organizations = 500;
const invitesEach = 20;
const requestsPerSecond = 25;
const answerTime = 50;

/** Many changes that piled up, brought to a Stripe that takes its time and keeps its rate limit. */
export async function benchQueue(): Promise<Measured[]> {
  const world = await createBenchWorld();
  try {
    const targets = await addOrganizations(world, {
      count: organizations,
      subscribe: () => subscribe(world),
    });
    await inviteEverywhere(targets);
    const before = world.stripe.requests().length;
    await world.stripe.faults.add({ kind: "429", perSecond: requestsPerSecond });
    await world.stripe.faults.add({ kind: "slow", ms: answerTime });
    const seconds = await timeDrain(world);
    const requests = world.stripe.requests().slice(before);
    const { subscriptionItems } = world.stripe.state;
    const right = subscriptionItems.filter(({ quantity }) => quantity === invitesEach).length;
    const name = `${organizations * invitesEach} changes over ${organizations} organizations`;
    return [
      exactly(
        `${name}: writes to Stripe`,
        requests.filter(({ method }) => method === "POST").length,
        organizations,
      ),
      exactly(`${name}: reads`, requests.filter(({ method }) => method !== "POST").length, 0),
      exactly(
        `${name}: refused for the rate limit`,
        requests.filter(({ status }) => status === 429).length,
        0,
      ),
      exactly(`${name}: organizations whose count is right at Stripe`, right, organizations),
      atMost(`${name}: time against the limit's own`, seconds / (organizations / requestsPerSecond), 1.1),
      shown(`${name}: time`, seconds, "s"),
    ];
  } finally {
    await world.close();
  }
}

async function subscribe({ ctx, stripe }: BenchWorld): Promise<{ id: string; itemId: string }> {
  const metadata = {};
  const key = (what: string) => `bench-${what}-${stripe.requests().length}-${Math.random()}`;
  const customer = await ctx.stripe.createCustomer({
    name: "Bench Ltd",
    email: null,
    metadata,
    key: key("customer"),
  });
  const { id, items } = await ctx.stripe.createSubscription({
    ...{ customerId: customer.id, priceId: "price_seat_local", quantity: 0, metadata },
    key: key("subscription"),
  });
  return { id, itemId: String(items[0]?.id) };
}

/** One at a time and round by round, as changes come in while nothing is sent. */
async function inviteEverywhere(targets: readonly BenchOrganization[]): Promise<void> {
  for (let round = 0; round < invitesEach; round += 1) {
    for (const { ctx } of targets) await inviteAgent(ctx, { email: `agent-${round}@bench.test` });
  }
}

/** Seconds until nothing waits any more, looking again when the queue says that more is due. */
async function timeDrain({ ctx }: BenchWorld): Promise<number> {
  const startedAt = performance.now();
  for (;;) {
    const next = await syncDueSeats(ctx);
    const [row] = await ctx.db.$queryRaw<{ waiting: bigint }[]>(
      Prisma.sql`SELECT COUNT(*) AS waiting FROM billing_updates WHERE state <> 'idle'`,
    );
    if (Number(row?.waiting) === 0) return (performance.now() - startedAt) / 1000;
    const wait = Math.max(shortestPause, (next?.getTime() ?? 0) - Date.now());
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
