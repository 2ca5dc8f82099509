import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { runBilling } from "#domain/billing-runs";
import { cancelEvent } from "#domain/usage";
import { createMeteredWorld, type MeteredWorld } from "./metered-world.ts";

async function billedWorld() {
  const world = await createMeteredWorld();
  await world.plan([(await world.price()).id]);
  world.goTo("2026-02-01T00:00:00+01:00");
  const mistaken = await world.use("3", "2026-01-10T12:00:00Z");
  await world.use("4.25", "2026-01-20T12:00:00Z");
  await runBilling(world.ctx);
  await world.settle();
  return { world, mistaken };
}

/** Changes what no code changes. */
function tamper(world: MeteredWorld, ...statements: string[]): void {
  const connection = new Database(world.databasePath);
  for (const { name } of connection
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('usage_events', 'usage_claims', 'invoice_lines')",
    )
    .all() as { name: string }[])
    connection.exec(`DROP TRIGGER "${name}"`);
  for (const statement of statements) connection.exec(statement);
  connection.close();
}

test("claims prove after late events and cancellations that came after them", async () => {
  const { world, mistaken } = await billedWorld();
  await world.use("1", "2026-01-21T12:00:00Z");
  await cancelEvent(world.ctx, { eventId: mistaken });
  expect(await world.prove()).toEqual([]);
});

test("the hash of the events' file is worked out after the bill, and proved", async () => {
  const { world } = await billedWorld();
  expect(await world.claims()).toMatchObject([
    { eventsHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
  ]);
  tamper(world, "UPDATE usage_events SET event_id = 'another' WHERE number = 1");
  expect(await world.prove()).toEqual([expect.stringMatching(/^The events of claim \S+ hash to /)]);
});

test.each([
  [
    "an event's value",
    "UPDATE usage_events SET units = 5 WHERE number = 1",
    /billed 7.25 calls in 2 events, counted again they are 9.25 in 2/,
  ],
  ["a claim's amount", "UPDATE usage_claims SET amount = 72", /billed 72, what was left is 73/],
  ["a claim's rating", "UPDATE usage_claims SET rated_amount = 74", /was rated 74, its price comes to 73/],
  ["the line's amount", "UPDATE invoice_lines SET amount = 70", /billed 73, its invoice's line says 70/],
])("a change of %s is told", async (_, statement, sentence) => {
  const { world } = await billedWorld();
  tamper(world, statement);
  expect((await world.prove()).join("\n")).toMatch(sentence);
});

test("two claims of the same events are refused by the database itself", async () => {
  const { world } = await billedWorld();
  const connection = new Database(world.databasePath);
  const copy = (id: string, period: string, from: number) =>
    connection
      .prepare(
        `INSERT INTO usage_claims SELECT '${id}', organization_id, bill_id, plan_id, client_id, price_id, price_version_id,
           meter_id, group_key, period_starts_on, period_ends_on, period_start + ${period}, period_end, ${from}, to_number,
           quantity, event_count, rated_amount, amount, steps, NULL, NULL, NULL, created_at, NULL FROM usage_claims LIMIT 1`,
      )
      .run();
  expect(() => copy("same", "0", 1)).toThrow(/these events are billed already|UNIQUE/);
  expect(() => copy("other period", "1000", 2)).toThrow("these events are billed already");
  connection.close();
});
