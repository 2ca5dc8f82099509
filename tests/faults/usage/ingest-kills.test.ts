import { expect, onTestFinished, test } from "vitest";
import { callerWith } from "../books.ts";
import { openSeatDesk, type SeatDesk } from "../seat-desk/desk.ts";
import { lookAt } from "../seat-desk/rows.ts";

type Event = { id: string; meter: string; client: string; value: string; at: string };
type Results = { id: string; status: string }[];

const batchCount = 6;

/** Events of several quarters of an hour, and one that the batch before has as well. */
function batch(number: number): Event[] {
  const start = Date.now() - 60 * 60_000;
  return Array.from({ length: 200 }, (_, index) => ({
    id: `event-${number * 199 + index}`,
    ...{ meter: "calls", client: "acme", value: "0.5" },
    at: new Date(start - (start % 1000) + ((number * 199 + index) % 40) * 60_000).toISOString(),
  }));
}

async function post({ url, organizations }: SeatDesk, events: Event[]): Promise<Results | null> {
  const response = await fetch(`${url}/api/usage`, {
    method: "POST",
    headers: { Authorization: `Bearer ${organizations[0]?.apiKey}`, "Content-Type": "application/json" },
    body: JSON.stringify({ events }),
  }).catch(() => null);
  if (!response?.ok) return null;
  const body = (await response.json().catch(() => null)) as { results: Results } | null;
  return body?.results ?? null;
}

test.each([
  ["before-usage-commit", "accepted"],
  ["after-usage-commit", "duplicate"],
])("a server that dies at %s has every event once when the batch is sent again", async (place, status) => {
  const desk = await openSeatDesk();
  onTestFinished(() => desk.close());
  await desk.start({ FAULT_AT: `${place}:3:kill` });
  const call = callerWith({ url: desk.url, key: desk.organizations[0]?.apiKey ?? "" });
  await call("clients.create", { name: "Acme", email: "ada@acme.test", key: "acme" });
  await call("meters.create", { key: "calls", name: "Calls", unit: "call", aggregation: "sum" });

  // Made once, as one who retries sends the very same again.
  const batches = Array.from({ length: batchCount }, (_, number) => batch(number));
  const repeated: string[] = [];
  for (const events of batches) {
    let results = await post(desk, events);
    if (!results) {
      await desk.death();
      expect(desk.output()).toContain(`dying at ${place}`);
      await desk.start();
      results = await post(desk, events);
      repeated.push(...(results ?? []).slice(1).map((result) => result.status));
    }
    expect(results).toHaveLength(events.length);
    expect(results?.some((result) => ["refused", "conflict"].includes(result.status))).toBe(false);
  }
  expect(new Set(repeated)).toEqual(new Set([status]));

  const ids = new Set(batches.flat().map(({ id }) => id));
  const rows = lookAt<{ id: string }>(desk.database, "SELECT event_id AS id FROM usage_events");
  expect(rows).toHaveLength(ids.size);
  expect(new Set(rows.map(({ id }) => id))).toEqual(ids);
  const [total] = lookAt<{ count: number; nanos: number }>(
    desk.database,
    "SELECT sum(count) AS count, sum(nanos) AS nanos FROM usage_totals",
  );
  expect(total).toEqual({ count: ids.size, nanos: ids.size * 500_000_000 });
  expect(await desk.installation.runCommand(["prove"], desk.variables)).toContain("no difference");
});
