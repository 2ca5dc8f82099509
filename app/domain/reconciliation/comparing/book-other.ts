import { post } from "#domain/ledger";
import type { TxContext } from "#platform/context";
import type { Line } from "./line.ts";

/**
 * Books what moved at Stripe and is nobody's here, or takes it back when it turned out to be somebody's. `count`: how
 * many entries of this kind the line has already; each has a source of its own.
 */
export async function bookOther(
  tx: TxContext,
  { line, amount, count }: { line: Line; amount: bigint; count: bigint },
): Promise<void> {
  const { id, currency } = line;
  const sourceId = count === 0n ? id : `${id}/${String(count + 1n).padStart(4, "0")}`;
  await post(tx, {
    kind: "other_stripe_activity",
    sourceId,
    at: count === 0n ? line.createdAt : tx.clock.now(),
    postings: [
      { account: "stripe_clearing", currency, amount },
      { account: "other_stripe_activity", currency, amount: -amount },
    ],
  });
}
