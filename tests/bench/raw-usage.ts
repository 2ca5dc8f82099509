import Database from "better-sqlite3";
import { minutes } from "#lib/duration";

/** An event as its row is. */
export type RawEvent = {
  readonly id: string;
  readonly clientId: string;
  readonly at: number;
  readonly units: number;
  readonly nanos: number;
  readonly properties: string;
};

/**
 * The rows of a batch of usage written by hand: events and totals in one transaction of better-sqlite3 with the server's
 * durability, every statement prepared once, and no rule at all.
 */
export function openRawUsage(
  path: string,
  { organizationId, meterId }: { organizationId: string; meterId: string },
) {
  const connection = new Database(path);
  connection.pragma("journal_mode = WAL");
  connection.pragma("synchronous = FULL");
  connection.pragma("foreign_keys = ON");
  const event = connection.prepare(
    `INSERT INTO usage_events (organization_id, event_id, meter_id, client_id, at, received_at, units, nanos, properties,
       group_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '[]') ON CONFLICT (organization_id, event_id) DO NOTHING`,
  );
  const total = connection.prepare(
    `INSERT INTO usage_totals (client_id, meter_id, group_key, starts_at, count, units, nanos)
     VALUES (?, ?, '[]', ?, ?, ?, ?) ON CONFLICT (client_id, meter_id, group_key, starts_at) DO UPDATE SET
       count = count + excluded.count, units = units + excluded.units, nanos = nanos + excluded.nanos`,
  );
  const write = connection.transaction((events: readonly RawEvent[]) => {
    const now = Date.now();
    const totals = new Map<
      string,
      { clientId: string; at: number; count: number; units: number; nanos: number }
    >();
    for (const { id, clientId, at, units, nanos, properties } of events) {
      event.run(organizationId, id, meterId, clientId, at, now, units, nanos, properties);
      const startsAt = at - (at % minutes(15));
      const sum = totals.get(`${clientId} ${startsAt}`) ?? {
        clientId,
        at: startsAt,
        count: 0,
        units: 0,
        nanos: 0,
      };
      totals.set(`${clientId} ${startsAt}`, sum);
      sum.count += 1;
      sum.units += units;
      sum.nanos += nanos;
    }
    for (const sum of totals.values())
      total.run(sum.clientId, meterId, sum.at, sum.count, sum.units, sum.nanos);
  });
  return { write, close: () => connection.close() };
}
