import { Prisma } from "#platform/db";
import { type Context, organizationOf } from "#platform/context";

/** More than that are no choice any more. */
const most = 200;

/** Whose activity there is and what was done to, each in the order of its name; the first two hundred. */
export async function listActivityChoices(
  ctx: Context,
): Promise<{ actorNames: readonly string[]; subjectKinds: readonly string[] }> {
  const [actorNames, subjectKinds] = await Promise.all([
    valuesOf(ctx, Prisma.sql`actor_name`),
    valuesOf(ctx, Prisma.sql`subject_kind`),
  ]);
  return { actorNames, subjectKinds };
}

/** From one value to the next in the column's index, instead of over all that ever happened. */
async function valuesOf(ctx: Context, column: Prisma.Sql): Promise<string[]> {
  const organizationId = organizationOf(ctx);
  const rows = await ctx.db.$queryRaw<{ value: string }[]>(Prisma.sql`
    WITH RECURSIVE found(value) AS (
      SELECT min(${column}) FROM activity WHERE organization_id = ${organizationId}
      UNION ALL
      SELECT (SELECT min(${column}) FROM activity WHERE organization_id = ${organizationId} AND ${column} > found.value)
      FROM found WHERE found.value IS NOT NULL
      LIMIT ${most}
    )
    SELECT value FROM found WHERE value IS NOT NULL`);
  return rows.map(({ value }) => value);
}
