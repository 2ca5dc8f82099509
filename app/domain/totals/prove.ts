import { Prisma } from "#platform/db";
import type { Context } from "#platform/context";
import { breathe } from "#lib/breathe";
import { owedStretches, receivedStretches, type Stretches } from "./stretches.ts";

/** Adds up anew what is kept of all organizations; a sentence for each total that differs. */
export async function proveTotals(ctx: Context): Promise<string[]> {
  const owed = await findDifferences(ctx, owedStretches);
  const received = await findDifferences(ctx, receivedStretches);
  return [
    ...owed.map((row) => sentence(`What is owed in ${row.currency} and due on ${row.place}`, row)),
    ...received.map((row) =>
      sentence(`What came in in ${row.currency} from ${new Date(Number(row.place)).toISOString()} on`, row),
    ),
  ];
}

type Difference = { currency: string; place: string | bigint; kept: bigint; reckoned: bigint };

function sentence(what: string, { kept, reckoned }: Difference): string {
  return `${what} is kept as ${kept} and should be ${reckoned}.`;
}

/** A stretch of one organization at a time, so that others get their turn in between. */
async function findDifferences<Place extends string | number>(
  ctx: Context,
  stretches: Stretches<Place>,
): Promise<Difference[]> {
  const { readRows } = ctx.parts.database;
  const differences: Difference[] = [];
  const organizations = readRows<{ id: string }>(Prisma.sql`
    SELECT id FROM organizations UNION SELECT organization_id FROM ${stretches.table} ORDER BY 1`);
  for (const { id } of organizations) {
    for (let from: Place | null = stretches.first; from !== null;) {
      const [row] = readRows<{ last: string | bigint | null }>(stretches.lastOf(id, from));
      const end: { upTo: Place; next: Place | null } = stretches.endAt(row?.last ?? null);
      differences.push(...readRows<Difference>(comparing(stretches, { id, from, upTo: end.upTo })));
      from = end.next;
      await breathe();
    }
  }
  return differences;
}

function comparing<Place extends string | number>(
  { kept, reckoned }: Stretches<Place>,
  stretch: { id: string; from: Place; upTo: Place },
): Prisma.Sql {
  return Prisma.sql`
    SELECT currency, place, sum(kept) AS kept, sum(reckoned) AS reckoned
    FROM (
      SELECT currency, place, amount AS kept, 0 AS reckoned, count AS difference FROM (${kept(stretch)})
      UNION ALL
      SELECT currency, place, 0, amount, -1 FROM (${reckoned(stretch)})
    )
    GROUP BY currency, place
    HAVING sum(kept) <> sum(reckoned) OR sum(difference) <> 0
    ORDER BY currency, place`;
}
