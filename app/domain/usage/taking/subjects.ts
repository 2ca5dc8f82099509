import { findMeterByKeys, type MeterView } from "#domain/meters";
import { findPlanStarts, type PlanStart } from "#domain/usage-plans";
import { type Context, organizationOf } from "#platform/context";
import { Prisma } from "#platform/db";

export type SubjectClient = {
  readonly id: string;
  readonly archivedAt: Date | null;
  /** By meter's id, where plans of the client bill meters. */
  readonly planStarts: ReadonlyMap<string, PlanStart>;
};

export type Subjects = {
  readonly meters: ReadonlyMap<string, MeterView>;
  /** By our id and by the client's key. */
  readonly clients: ReadonlyMap<string, SubjectClient>;
};

/** The meters and clients that events name, each looked up once. */
export async function findSubjects(ctx: Context, events: readonly unknown[]): Promise<Subjects> {
  const [meterKeys, names] = [new Set<string>(), new Set<string>()];
  for (const event of events) {
    if (typeof event !== "object" || event === null) continue;
    const { meter, client } = event as { meter?: unknown; client?: unknown };
    if (typeof meter === "string") meterKeys.add(meter);
    if (typeof client === "string") names.add(client);
  }
  const [meters, clients] = await Promise.all([
    findMeterByKeys(ctx, [...meterKeys]),
    findClients(ctx, [...names]),
  ]);
  return { meters, clients };
}

type ClientRow = { id: string; key: string; archived: bigint | null };

async function findClients(ctx: Context, names: string[]): Promise<Map<string, SubjectClient>> {
  const asked = JSON.stringify(names);
  const organizationId = organizationOf(ctx);
  const rows = await ctx.db.$queryRaw<ClientRow[]>(Prisma.sql`
    SELECT c.id, c.key, c.archived_at + 0 AS archived FROM json_each(${asked}) AS asked
    CROSS JOIN clients AS c ON c.id = asked.value AND c.organization_id = ${organizationId}
    UNION ALL
    SELECT c.id, c.key, c.archived_at + 0 AS archived FROM json_each(${asked}) AS asked
    CROSS JOIN clients AS c ON c.organization_id = ${organizationId} AND c.key = asked.value`);
  const starts = await findPlanStarts(ctx, { clientIds: [...new Set(rows.map(({ id }) => id))] });
  const found = new Map<string, SubjectClient>();
  for (const { id, key, archived } of rows) {
    const archivedAt = archived === null ? null : new Date(Number(archived));
    const client = { id, archivedAt, planStarts: starts.get(id) ?? new Map<string, PlanStart>() };
    // An id is nobody else's key, whatever the keys are.
    if (!found.has(key)) found.set(key, client);
    found.set(id, client);
  }
  return found;
}
