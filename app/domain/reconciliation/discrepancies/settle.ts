import { recordActivity } from "#domain/activity";
import type { Context, TxContext } from "#platform/context";
import { ActionDoesNotFit, DiscrepancySettled, NothingToUndo } from "./errors.ts";
import { type DiscrepancyRow, getDiscrepancyRow } from "./list.ts";
import { actionsFor, type DiscrepancyAction } from "./reasons.ts";

/** The discrepancy. Throws NotFound, DiscrepancySettled when it is not open, ActionDoesNotFit when this is no help. */
export async function getOpen(
  ctx: Context | TxContext,
  { id, action }: { id: string; action: DiscrepancyAction },
): Promise<DiscrepancyRow> {
  const row = await getDiscrepancyRow(ctx, id);
  if (row.state !== "open") throw new DiscrepancySettled();
  if (!actionsFor(row.reason).includes(action)) throw new ActionDoesNotFit();
  return row;
}

type Settlement = {
  readonly state: "healed" | "matched" | "ignored";
  /** What was done, in the past tense. */
  readonly verb: string;
  readonly note?: string;
  readonly paymentId?: string | null;
  readonly invoiceId?: string | null;
};

/** Closes it in the name of who acts. Throws DiscrepancySettled when somebody was faster. */
export async function settleDiscrepancy(
  tx: TxContext,
  row: DiscrepancyRow,
  { state, verb, note, paymentId, invoiceId }: Settlement,
): Promise<void> {
  const { id, reason, amount, currency } = row;
  const { count } = await tx.db.discrepancy.updateMany({
    where: { id, state: "open" },
    data: {
      state,
      settledAt: tx.clock.now(),
      settledById: "userId" in tx.actor ? tx.actor.userId : null,
      ...(note !== undefined && { note }),
      ...(paymentId !== undefined && { paymentId }),
      ...(invoiceId !== undefined && { invoiceId }),
    },
  });
  if (count === 0) throw new DiscrepancySettled();
  await recordActivity(tx, {
    verb,
    subjectKind: "discrepancy",
    subjectId: id,
    after: { reason, amount, currency, ...(note !== undefined && { note }) },
  });
}

/**
 * Opens it again; the next run closes it if there is nothing the matter any more. Throws NothingToUndo when it is not in
 * the state that is left.
 */
export async function reopenDiscrepancy(
  tx: TxContext,
  row: DiscrepancyRow,
  { from, verb }: { from: "matched" | "ignored"; verb: string },
): Promise<void> {
  const { count } = await tx.db.discrepancy.updateMany({
    where: { id: row.id, state: from },
    data: { state: "open", settledAt: null, settledById: null, note: "" },
  });
  if (count === 0) throw new NothingToUndo();
  await recordActivity(tx, { verb, subjectKind: "discrepancy", subjectId: row.id });
}
