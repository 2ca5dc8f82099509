import { createHash } from "node:crypto";
import { canonicalJson } from "#lib/canonical-json";
import { type Context, organizationOf } from "#platform/context";
import { Prisma } from "#platform/db";
import type { UploadRow } from "./read-upload.ts";

export type UploadEvent = Omit<UploadRow, "line" | "id" | "value"> & {
  readonly id: string;
  readonly value?: string;
};

/** Of the events that rows of one content became: how many there are, and the ids of those not taken back. */
type Earlier = { made: number; readonly live: string[] };

const prefix = "csv-";

/**
 * The rows as events. A row without an id of its own gets one from its content and from how many rows like it came
 * before, so that the same table twice, or again with a few rows corrected, counts what is unchanged once. Rows whose
 * upload was undone count anew.
 */
export async function identifyRows(ctx: Context, rows: readonly UploadRow[]): Promise<UploadEvent[]> {
  const hashes = rows.map((row) => (row.id === null ? hashOf(row) : ""));
  const earlier = await findEarlier(ctx, [...new Set(hashes.filter(Boolean))]);
  const seen = new Map<string, number>();
  return rows.map(({ line: _, id, value, ...row }, index) => {
    const hash = hashes[index] ?? "";
    const place = seen.get(hash) ?? 0;
    seen.set(hash, place + 1);
    return { ...row, id: id ?? idOf(hash, place, earlier.get(hash)), ...(value !== undefined && { value }) };
  });
}

/** The id of what is there already for as many rows as there are such events, and a new one for each further row. */
function idOf(hash: string, place: number, { made, live }: Earlier = { made: 0, live: [] }): string {
  return live[place] ?? `${prefix}${hash}-${made + place - live.length + 1}`;
}

function hashOf({ line: _, id: __, ...content }: UploadRow): string {
  return createHash("sha256").update(canonicalJson(content)).digest("hex").slice(0, 40);
}

async function findEarlier(ctx: Context, hashes: readonly string[]): Promise<Map<string, Earlier>> {
  const rows = await ctx.db.$queryRaw<{ hash: string; id: string; isLive: bigint }[]>(Prisma.sql`
    SELECT asked.value AS hash, e.event_id AS id,
      NOT EXISTS (SELECT 1 FROM usage_events AS c WHERE c.cancels = e.number) AS isLive
    FROM json_each(${JSON.stringify(hashes)}) AS asked CROSS JOIN usage_events AS e
      ON e.organization_id = ${organizationOf(ctx)}
      AND e.event_id > ${prefix} || asked.value || '-' AND e.event_id < ${prefix} || asked.value || '.'
    ORDER BY e.number`);
  const found = new Map<string, Earlier>();
  for (const { hash, id, isLive } of rows) {
    const earlier = found.get(hash) ?? { made: 0, live: [] };
    found.set(hash, earlier);
    earlier.made += 1;
    if (Number(isLive) === 1) earlier.live.push(id);
  }
  return found;
}
