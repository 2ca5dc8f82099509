import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MeterView } from "#domain/meters";
import { aggregate, cancelEvent, ingestUsage, proveUsage, usageSummary } from "#domain/usage";
import { aggregations } from "#lib/aggregations";
import { formatDecimal } from "#lib/decimal";
import { createUsageDesk, type UsageDesk } from "./desk.ts";

let desk: UsageDesk;
beforeAll(async () => {
  desk = await createUsageDesk();
});
afterAll(() => desk.world.close());

type Given = { at: number; nanos: bigint; region: string; user: string; isTakenBack: boolean };

const minute = 60_000;
const start = Date.parse("2026-03-10T21:40:00Z");

const given: fc.Arbitrary<Given> = fc.record({
  // Close together, so that buckets are shared, and over a midnight.
  at: fc.integer({ min: 0, max: 300 * minute }).map((offset) => start + offset),
  nanos: fc.oneof(
    fc.bigInt({ min: -3_000_000_000n, max: 3_000_000_000n }),
    fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
  ),
  region: fc.constantFrom("eu", "us"),
  user: fc.constantFrom("ada", "bob", "cy"),
  isTakenBack: fc.boolean(),
});

const valueOf = ({ nanos }: Given) => formatDecimal({ units: nanos, scale: 9 });
let told = 0;

/** Sends the events to a fresh meter in batches of those sizes, and takes back those that are to be. */
async function send(
  events: readonly Given[],
  sizes: readonly number[],
  aggregation: (typeof aggregations)[number],
) {
  const meter = await desk.meter({ aggregation, groupBy: ["region"], allowsNegative: true });
  const sent = events.map((event) => ({
    id: `told-${(told += 1)}`,
    meter: meter.key,
    client: desk.client.id,
    value: valueOf(event),
    at: new Date(event.at).toISOString(),
    properties: { region: event.region, user: event.user },
  }));
  const takenBack = new Set(sent.flatMap(({ id }, index) => (events[index]?.isTakenBack ? [id] : [])));
  let done = 0;
  for (const size of [...sizes, events.length]) {
    const batch = sent.slice(done, done + size);
    done += size;
    const results = await ingestUsage(desk.ctx, batch);
    expect(results.every(({ status }) => status === "accepted")).toBe(true);
    for (const { id } of batch) if (takenBack.has(id)) await cancelEvent(desk.ctx, { eventId: id });
  }
  return meter;
}

/** The same by plain counting. Of several at the same instant, the last that was sent is the last. */
function reckon(events: readonly Given[], aggregation: string, from: number, to: number): string {
  const live = events.filter(({ at, isTakenBack }) => !isTakenBack && from <= at && at < to);
  const nanos = live.map((event) => event.nanos);
  if (aggregation === "count") return String(live.length);
  if (aggregation === "unique") return String(new Set(live.map(({ user }) => user)).size);
  const of = (units: bigint) => formatDecimal({ units, scale: 9 });
  if (aggregation === "sum") return of(nanos.reduce((sum, each) => sum + each, 0n));
  if (aggregation === "max")
    return of(nanos.reduce<bigint | null>((a, b) => (a !== null && a > b ? a : b), null) ?? 0n);
  const latest = live.reduce<Given | null>((a, b) => (a && a.at > b.at ? a : b), null);
  return of(latest?.nanos ?? 0n);
}

const quantities = async (meter: MeterView, from: number, to: number) =>
  Object.fromEntries(
    (
      await aggregate(desk.ctx, { clientId: desk.client.id, meter, from: new Date(from), to: new Date(to) })
    ).map(({ groupKey, quantity }) => [groupKey, formatDecimal(quantity)]),
  );

describe.each(aggregations)("a %s meter", (aggregation) => {
  test("comes to the same as a recount, in whatever batches events arrive and whatever is taken back", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(given, { minLength: 1, maxLength: 25 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 4 }),
        fc.tuple(fc.integer({ min: -10, max: 310 }), fc.integer({ min: 0, max: 400 })),
        async (events, sizes, [offset, length]) => {
          const meter = await send(events, sizes, aggregation);
          const from = start + offset * minute + 1234;
          const to = from + length * minute;
          const found = await quantities(meter, from, to);
          for (const region of ["eu", "us"]) {
            const own = events.filter((event) => event.region === region);
            expect(found[JSON.stringify([region])] ?? "0").toBe(reckon(own, aggregation, from, to));
          }
          const period = { from: new Date(from), to: new Date(to) };
          const summary = await usageSummary(desk.ctx, {
            clientId: desk.client.id,
            meter: meter.key,
            ...period,
          });
          expect(summary.value).toBe(reckon(events, aggregation, from, to));
          expect(summary.count).toBe(
            events.filter(({ at, isTakenBack }) => !isTakenBack && from <= at && at < to).length,
          );
        },
      ),
      { numRuns: 25 },
    );
    expect(await proveUsage(desk.ctx)).toEqual([]);
  });
});

test("the order in which events arrive changes no sum, count, greatest value or number of users", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc
        .array(given, { minLength: 2, maxLength: 15 })
        .chain((events) =>
          fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
        ),
      fc.constantFrom("sum", "count", "max", "unique"),
      async ([events, shuffled], aggregation) => {
        const [one, other] = [await send(events, [], aggregation), await send(shuffled, [1, 1], aggregation)];
        const end = start + 400 * minute;
        expect(await quantities(other, start, end)).toEqual(await quantities(one, start, end));
      },
    ),
    { numRuns: 15 },
  );
});
