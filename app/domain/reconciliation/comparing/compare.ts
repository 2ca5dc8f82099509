import { inTransaction, type Context } from "#platform/context";
import { Prisma } from "#platform/db";
import type { Stage } from "../runs/stage.ts";
import { compareLines, payoutTypes } from "./booked.ts";
import type { Line } from "./line.ts";
import { bookPlain, isPlain } from "./plain.ts";
import { settleLine } from "./settle-line.ts";

const batch = 200;
/** About how many lines Stripe may be asked in one step, so that it ends well before its lease does. */
const mostAsked = 30;

/**
 * A stage that compares lines of Stripe's books with ours, a batch per step: those never compared, and those that did not
 * agree. Only for these is Stripe asked.
 */
export function compareTransactions(which: "payouts" | "anything but payouts"): Stage {
  const isChosen =
    which === "payouts" ? Prisma.sql`type IN ${payoutTypes}` : Prisma.sql`type NOT IN ${payoutTypes}`;
  return async (run) => {
    const { ctx, progress } = run;
    const rows = await ctx.db.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT id FROM balance_transactions
      WHERE booked_amount IS NOT net AND id > ${progress.after ?? ""} AND ${isChosen} ORDER BY id LIMIT ${batch}`);
    const ids = rows.map(({ id }) => id);
    const last = ids.at(-1);
    if (last === undefined) return { after: null };
    await inTransaction(ctx, (tx) => compareLines(tx, ids));
    const differing = await findDiffering(ctx, ids);
    const plain = differing.filter((line) => isPlain(run, line));
    await bookPlain(run, plain);
    const toAsk = differing.filter((line) => !plain.includes(line)).sort((a, b) => (a.id < b.id ? -1 : 1));
    let healed = 0;
    for (const line of toAsk.slice(0, mostAsked)) healed += await settleLine(run, line);
    const isWhole = toAsk.length <= mostAsked;
    const reached = isWhole ? last : (toAsk[mostAsked - 1]?.id ?? last);
    return { after: isWhole && ids.length < batch ? null : reached, read: ids.length, healed };
  };
}

/** Those of the lines with which the books do not agree, oldest first. */
export async function findDiffering(ctx: Context, ids: readonly string[]): Promise<Line[]> {
  const rows = await ctx.db.$queryRaw<(Omit<Line, "createdAt"> & { createdAt: bigint })[]>(Prisma.sql`
    SELECT id, type, net, amount, currency, source_id AS sourceId, description,
      created_at AS createdAt, booked_amount AS booked
    FROM balance_transactions
    WHERE id IN (${Prisma.join(ids)}) AND booked_amount IS NOT net ORDER BY created_at, id`);
  return rows.map((row) => ({
    ...row,
    net: BigInt(row.net),
    amount: BigInt(row.amount),
    booked: BigInt(row.booked),
    createdAt: new Date(Number(row.createdAt)),
  }));
}
