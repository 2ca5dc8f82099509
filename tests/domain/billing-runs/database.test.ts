import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { runBilling } from "#domain/billing-runs";
import { cancelEvent } from "#domain/usage";
import { createMeteredWorld } from "./metered-world.ts";

/** A plan that was billed for January, and the database without any code in between. */
async function billedWorld() {
  const world = await createMeteredWorld();
  await world.plan([(await world.price()).id]);
  world.goTo("2026-02-01T00:00:00+01:00");
  const eventId = await world.use("8", "2026-01-15T12:00:00Z");
  await runBilling(world.ctx);
  await world.settle();
  const connection = new Database(world.databasePath);
  connection.pragma("foreign_keys = ON");
  onTestFinished(() => void connection.close());
  return {
    ...{ world, eventId },
    raw: (sql: string) => connection.exec(sql),
    /** Writes a copy of the table's first row with some columns changed; each is an SQL expression. */
    copy: (table: string, changed: Record<string, string>) => {
      const columns = connection.pragma(`table_info("${table}")`) as { name: string }[];
      const values = columns.map(({ name }) => changed[name] ?? `"${name}"`);
      connection.exec(
        `INSERT INTO "${table}" SELECT ${values.join(", ")} FROM "${table}" ORDER BY rowid LIMIT 1`,
      );
    },
  };
}

test("an event that one plan has billed is refused to a claim of another", async () => {
  const { world, copy } = await billedWorld();
  const other = await world.plan([(await world.flat()).id]);
  const claim = { id: "'another'", plan_id: `'${other.id}'`, invoice_line_id: "NULL" };
  expect(() => copy("usage_claims", claim)).toThrow("these events are billed already");
});

test("a claim that begins where another does is refused also where nothing looks for overlaps", async () => {
  const { raw, copy } = await billedWorld();
  raw("DROP TRIGGER usage_claims_no_overlap");
  expect(() => copy("usage_claims", { id: "'another'", invoice_line_id: "NULL" })).toThrow("UNIQUE");
});

test("a line bills by one claim", async () => {
  const { copy } = await billedWorld();
  const later = { id: "'another'", from_number: "to_number + 1", to_number: "to_number + 1" };
  expect(() => copy("usage_claims", later)).toThrow("UNIQUE constraint failed: usage_claims.invoice_line_id");
});

test("what a claim says of its line does not change", async () => {
  const { raw } = await billedWorld();
  const changes = [
    ...["bill_id = 'another'", "client_id = 'another'", "meter_id = NULL", "price_version_id = 'another'"],
    ...[`group_key = '["eu"]'`, "period_start = period_start - 1", "period_end = period_end + 1"],
    ...["from_number = from_number + 1", "to_number = to_number + 1", "quantity = '9'", "event_count = 2"],
    ...["rated_amount = 90", "amount = 90", "steps = '[]'", "events_hash = 'another'"],
    ...["plan_id = 'another'", "price_id = 'another'", "organization_id = 'another'", "created_at = 1"],
    ...["period_starts_on = '2026-01-02'", "period_ends_on = '2027-01-02'"],
    ...["invoice_line_id = NULL", "credit_note_id = 'another'"],
  ];
  for (const change of changes)
    expect(() => raw(`UPDATE usage_claims SET ${change}`), change).toThrow("has billed does not change");
});

test("a claim that was released stays released, and none is deleted", async () => {
  const { raw } = await billedWorld();
  raw("UPDATE usage_claims SET released_at = 1");
  expect(() => raw("UPDATE usage_claims SET released_at = NULL")).toThrow("does not change");
  expect(() => raw("DELETE FROM usage_claims")).toThrow("what a line has billed is kept");
});

test("a second bill of a plan up to the same day is refused by the database itself", async () => {
  const { copy } = await billedWorld();
  expect(() => copy("usage_bills", { id: "'another'", invoice_id: "NULL" })).toThrow(
    "UNIQUE constraint failed: usage_bills.plan_id, usage_bills.billed_until",
  );
});

test("an event is never changed or deleted, its id is there once, and it is taken back once", async () => {
  const { world, eventId, raw, copy } = await billedWorld();
  await cancelEvent(world.ctx, { eventId });
  expect(() => raw("UPDATE usage_events SET units = 9")).toThrow("usage events never change");
  expect(() => raw("DELETE FROM usage_events")).toThrow("usage events are never deleted");
  expect(() => copy("usage_events", { number: "NULL" })).toThrow("usage_events.event_id");
  const again = { number: "NULL", event_id: "'another'", cancels: "1" };
  expect(() => copy("usage_events", again)).toThrow("UNIQUE constraint failed: usage_events.cancels");
});

test("the number of an event is never given again", async () => {
  const { world, raw } = await billedWorld();
  raw("DROP TRIGGER usage_events_no_delete; DELETE FROM usage_events");
  await world.use("1", "2026-01-16T12:00:00Z");
  expect(await world.database.db.usageEvent.findMany()).toMatchObject([{ number: 2 }]);
});

test("a version of a price is never changed or deleted, and takes effect on a day of its own", async () => {
  const { raw, copy } = await billedWorld();
  expect(() => raw("UPDATE price_versions SET terms = '{}'")).toThrow("versions of a price never change");
  expect(() => raw("DELETE FROM price_versions")).toThrow("versions of a price are never deleted");
  expect(() => copy("price_versions", { id: "'another'", number: "2" })).toThrow("effective_from");
});
