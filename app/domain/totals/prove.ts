import { Prisma } from "#platform/db";
import type { Context } from "#platform/context";
import { breathe } from "#lib/breathe";

/** Adds up anew what is kept of all organizations; a sentence for each total that differs. */
export async function proveTotals(ctx: Context): Promise<string[]> {
  const owed = differing(ctx, keptOwed, reckonedOwed);
  await breathe();
  const received = differing(ctx, keptReceived, reckonedReceived);
  return [
    ...owed.map((row) => sentence(`What is owed in ${row.currency} and due on ${row.place}`, row)),
    ...received.map((row) =>
      sentence(`What came in in ${row.currency} from ${new Date(Number(row.place)).toISOString()} on`, row),
    ),
  ];
}

type Difference = { currency: string; place: string | bigint; kept: bigint | null; reckoned: bigint | null };

function sentence(what: string, { kept, reckoned }: Difference): string {
  return `${what} is kept as ${kept ?? 0n} and should be ${reckoned ?? 0n}.`;
}

function differing(ctx: Context, kept: Prisma.Sql, reckoned: Prisma.Sql): Difference[] {
  return ctx.parts.database.readRows<Difference>(Prisma.sql`
    SELECT currency, place, kept.amount AS kept, reckoned.amount AS reckoned
    FROM (${kept}) kept FULL JOIN (${reckoned}) reckoned USING (organization_id, currency, place)
    WHERE kept.amount IS NOT reckoned.amount OR kept.count IS NOT reckoned.count
    ORDER BY currency, place`);
}

const keptOwed = Prisma.sql`SELECT organization_id, currency, due_on AS place, amount, count FROM owed_totals`;
const reckonedOwed = Prisma.sql`
  SELECT organization_id, currency, coalesce(due_on, '') AS place, sum(amount_due) AS amount, count(*) AS count
  FROM invoices WHERE status = 'open' AND amount_due > 0 GROUP BY 1, 2, 3`;
const keptReceived = Prisma.sql`
  SELECT organization_id, currency, slot_at AS place, amount, count FROM received_totals`;
const reckonedReceived = Prisma.sql`
  SELECT organization_id, currency, received_at - received_at % 900000 AS place, sum(amount) AS amount, count(*) AS count
  FROM payments WHERE state = 'succeeded' AND received_at IS NOT NULL GROUP BY 1, 2, 3`;
