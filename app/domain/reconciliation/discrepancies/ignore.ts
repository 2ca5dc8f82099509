import type { z } from "zod";
import { inTransaction, type Context } from "#platform/context";
import { readInput } from "#lib/input";
import { ignoreDiscrepancyInput } from "./input.ts";
import { getDiscrepancyRow } from "./list.ts";
import { getOpen, reopenDiscrepancy, settleDiscrepancy } from "./settle.ts";

/**
 * Leaves it as it is, with a note; it opens again by itself when it is about another amount one day. Throws
 * DiscrepancySettled.
 */
export async function ignoreDiscrepancy(
  ctx: Context,
  given: z.input<typeof ignoreDiscrepancyInput>,
): Promise<void> {
  const { id, note } = readInput(ignoreDiscrepancyInput, given);
  await inTransaction(ctx, async (tx) => {
    const row = await getOpen(tx, { id, action: "ignore" });
    await settleDiscrepancy(tx, row, { state: "ignored", verb: "ignored", note });
  });
}

/** Opens what was ignored again. Throws NothingToUndo for anything else. */
export async function unignoreDiscrepancy(ctx: Context, { id }: { id: string }): Promise<void> {
  await inTransaction(ctx, async (tx) =>
    reopenDiscrepancy(tx, await getDiscrepancyRow(tx, id), { from: "ignored", verb: "opened again" }),
  );
}
