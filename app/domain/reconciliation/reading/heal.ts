import { StripeFailure } from "#platform/stripe";
import { noteDiscrepancy } from "../discrepancies/note.ts";
import { inTransaction } from "#platform/context";
import type { Scope } from "../runs/stage.ts";
import { isSilence } from "../silence.ts";

/** What is to be brought in line; the amount, in minor units, is told when that fails. */
export type Sick = {
  readonly objectId: string;
  readonly organizationId: string | null;
  readonly amount: bigint;
  readonly currency: string;
};

/**
 * Brings one object in line through the verb that an event would have called. What fails for a reason of its own becomes
 * a discrepancy and the run goes on; while Stripe is silent it throws, and the run waits. Answers how much was healed.
 */
export async function heal(run: Scope, sick: Sick, verb: () => Promise<unknown>): Promise<number> {
  try {
    return (await verb()) === "ignored" ? 0 : 1;
  } catch (error) {
    if (error instanceof StripeFailure && isSilence(error)) throw error;
    const message = error instanceof StripeFailure ? error.detail : String(error);
    run.ctx.log.error("an object of Stripe's could not be brought in line", { id: sick.objectId, error });
    // What belongs to none is the house's to look after.
    const organizationId = sick.organizationId ?? run.house.id;
    await inTransaction(run.ctx, (tx) =>
      noteDiscrepancy(tx, { ...sick, organizationId, reason: "not-healed", detail: message }),
    );
    return 0;
  }
}
