import { type EntryKind, post } from "#domain/ledger";
import { actsFor, organizationOf, type TxContext } from "#platform/context";
import { Prisma } from "#platform/db";
import { payoutTypes } from "./booked.ts";
import type { Line } from "./line.ts";

/**
 * Moves what left Stripe for the bank, each organization's part in its own books, or brings it back when the bank refused
 * it. What no item of the payout explains is the house's, which `tx` acts for.
 */
export async function bookPayout(tx: TxContext, line: Line): Promise<void> {
  const { sourceId, currency, net, type } = line;
  if (sourceId === null) return;
  const kind: EntryKind = type === "payout" ? "payout_paid" : "payout_failed";
  const house = organizationOf(tx);
  const parts = await partsOf(tx, { stripePayoutId: sourceId, currency });
  const sign = type === "payout" ? -1n : 1n;
  let rest = net;
  for (const [organizationId, amount] of parts) {
    if (organizationId === house) continue;
    rest -= sign * amount;
    await postPart(actsFor(tx, organizationId), {
      ...{ kind, sourceId: `${sourceId}/${organizationId}` },
      ...{ currency, amount: sign * amount, at: line.createdAt },
    });
  }
  await postPart(tx, { kind, sourceId, currency, amount: rest, at: line.createdAt });
}

function postPart(
  tx: TxContext,
  part: { kind: EntryKind; sourceId: string; currency: string; amount: bigint; at: Date },
): Promise<boolean> {
  const { kind, sourceId, currency, amount, at } = part;
  return post(tx, {
    kind,
    sourceId,
    at,
    postings: [
      { account: "bank", currency, amount: -amount },
      { account: "stripe_clearing", currency, amount },
    ],
  });
}

/** How much of the payout each organization earned; of a payout that Stripe does not itemize nothing is known. */
async function partsOf(
  tx: TxContext,
  { stripePayoutId, currency }: { stripePayoutId: string; currency: string },
): Promise<Map<string, bigint>> {
  const rows = await tx.db.$queryRaw<{ organizationId: string; amount: bigint }[]>(Prisma.sql`
    SELECT line.organization_id AS organizationId, sum(line.net) AS amount
    FROM payouts JOIN balance_transactions line ON line.payout_id = payouts.id
    WHERE payouts.stripe_payout_id = ${stripePayoutId} AND payouts.itemized_at IS NOT NULL
      AND line.currency = ${currency} AND line.type NOT IN ${payoutTypes} AND line.organization_id IS NOT NULL
    GROUP BY line.organization_id ORDER BY line.organization_id`);
  return new Map(rows.map(({ organizationId, amount }) => [organizationId, BigInt(amount)]));
}
