import type { z } from "zod";
import { recordActivity } from "#domain/activity";
import { postReversal } from "#domain/ledger";
import { inTransaction, organizationOf, type Context } from "#platform/context";
import { NotFound } from "#lib/errors";
import { readInput } from "#lib/input";
import { undoCreditPayoutInput } from "./input.ts";
import { type CreditPayoutView, viewPayout } from "./view.ts";

/** Takes back a payout that was recorded by mistake; the books keep both. Undone twice it stays undone. */
export async function undoCreditPayout(
  ctx: Context,
  given: z.input<typeof undoCreditPayoutInput>,
): Promise<CreditPayoutView> {
  const { payoutId: id } = readInput(undoCreditPayoutInput, given);
  return inTransaction(ctx, async (tx) => {
    const payout = await tx.db.creditPayout.findFirst({ where: { id, organizationId: organizationOf(tx) } });
    if (!payout) throw new NotFound("payout of credit");
    if (payout.reversedAt) return viewPayout(payout);
    const { clientId, amount, currency } = payout;
    const row = await tx.db.creditPayout.update({ where: { id }, data: { reversedAt: tx.clock.now() } });
    await postReversal(tx, { of: "credit_paid_out", kind: "credit_payout_undone", sourceId: id });
    await recordActivity(tx, {
      verb: "credit payout undone",
      subjectKind: "client",
      subjectId: clientId,
      after: { payoutId: id, amount, currency },
    });
    return viewPayout(row);
  });
}
