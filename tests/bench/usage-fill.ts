import { createHash } from "node:crypto";
import Database from "better-sqlite3";
import { days, hours, minutes } from "#lib/duration";
import { newId } from "#lib/ids";

export type UsageFill = {
  readonly organizationId: string;
  readonly meter: { readonly id: string; readonly key: string };
  readonly clients: readonly { readonly id: string; readonly key: string }[];
  /** Acts as the organization's owner. */
  readonly apiKey: string;
};

type FillOptions = {
  readonly rows: number;
  readonly clientCount: number;
  /** The events are spread over so many days before now. */
  readonly dayCount?: number;
};

/**
 * Fills the database of a seeded desk with events of one meter and with their totals, in a few statements instead of
 * through the rules; the result proves as if it had come through them.
 */
export function fillUsage(path: string, { rows, clientCount, dayCount = 30 }: FillOptions): UsageFill {
  const connection = new Database(path);
  connection.pragma("synchronous = OFF");
  connection.pragma("cache_size = -200000");
  connection.pragma("foreign_keys = OFF");
  const subjects = addSubjects(connection, clientCount);
  const indexes = connection
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'usage_events' AND sql IS NOT NULL",
    )
    .all();
  for (const { name } of indexes) connection.exec(`DROP INDEX "${name}"`);
  const now = Date.now();
  const { organizationId, meter, clients } = subjects;
  connection
    .prepare(
      `INSERT INTO usage_events (organization_id, event_id, meter_id, client_id, at, received_at, units, nanos, properties,
         group_key)
       WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < @rows)
       SELECT @organizationId, 'evt_' || lower(hex(randomblob(16))), @meterId, json_extract(@clients, '$[' || CAST(n % @clientCount AS INTEGER) || ']'),
         @end - @length + CAST((n * 1.0 / @rows) * @length AS INTEGER), @now, n / 7 % 10, (n / 3 % 4) * 250000000,
         '{"endpoint":"/v1/images","region":"eu-' || (n % 3) || '"}', '[]'
       FROM counted`,
    )
    .run({
      ...{ rows, organizationId, now, clientCount },
      ...{ meterId: meter.id, clients: JSON.stringify(clients.map(({ id }) => id)) },
      ...{ end: now - hours(2), length: days(dayCount) },
    });
  for (const { sql } of indexes) connection.exec(sql);
  connection.exec(`INSERT INTO usage_totals (client_id, meter_id, group_key, starts_at, count, units, nanos)
    SELECT client_id, meter_id, group_key, at - at % ${minutes(15)}, count(*), sum(units), sum(nanos) FROM usage_events
    WHERE meter_id = '${meter.id}' GROUP BY 1, 2, 3, 4`);
  connection.pragma("wal_checkpoint(TRUNCATE)");
  connection.close();
  return subjects;
}

function addSubjects(connection: Database.Database, clientCount: number): UsageFill {
  const [owner] = connection
    .prepare<[], { organization_id: string; user_id: string }>(
      "SELECT organization_id, user_id FROM memberships WHERE role = 'owner' ORDER BY created_at",
    )
    .all();
  const [template] = connection.prepare<[], Record<string, unknown>>("SELECT * FROM clients").all();
  if (!owner || !template) throw new Error("There is nobody whose usage could be counted.");
  const { organization_id: organizationId, user_id: userId } = owner;
  const now = Date.now();
  const meter = { id: newId(), key: `bench-${newId()}` };
  connection
    .prepare(
      `INSERT INTO meters (id, organization_id, key, name, unit, aggregation, created_at)
       VALUES (?, ?, ?, 'Bench calls', 'call', 'sum', ?)`,
    )
    .run(meter.id, organizationId, meter.key, now);
  const clients = Array.from({ length: clientCount }, (_, index) => {
    const id = newId();
    const row = {
      ...template,
      stripe_customer_id: null,
      id,
      organization_id: organizationId,
      key: `metered-${index}-${id}`,
    };
    const names = Object.keys(row);
    connection
      .prepare(
        `INSERT INTO clients (${names.map((name) => `"${name}"`).join()}) VALUES (${names.map(() => "?").join()})`,
      )
      .run(Object.values(row));
    return { id, key: row.key };
  });
  const apiKey = `sb_${newId()}`;
  connection
    .prepare(
      `INSERT INTO api_keys (id, organization_id, user_id, label, prefix, key_hash, created_at)
       VALUES (?, ?, ?, 'Bench', 'sb_bench', ?, ?)`,
    )
    .run(newId(), organizationId, userId, createHash("sha256").update(apiKey).digest("hex"), now);
  return { organizationId, meter, clients, apiKey };
}
