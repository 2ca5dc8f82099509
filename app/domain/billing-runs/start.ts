import type { z } from "zod";
import { readInput } from "#lib/input";
import { type Context, inTransaction } from "#platform/context";
import { billingRunInput } from "./run.ts";
import { writeRun } from "./write-run.ts";

/** As runBilling, but a job does it, soon; how far it is, listBillingRuns says. */
export async function startBilling(
  ctx: Context,
  input: z.input<typeof billingRunInput> = {},
): Promise<{ id: string }> {
  const { clientId, asOf = ctx.clock.now() } = readInput(billingRunInput, input);
  return inTransaction(ctx, async (tx) => {
    const id = await writeRun(tx, { clientId, asOf });
    tx.wake("billing-runs");
    return { id };
  });
}
