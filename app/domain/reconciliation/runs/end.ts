import { raiseIncident } from "#domain/alerts";
import { findHouse } from "#domain/organizations";
import { inTransaction, type Context, type TxContext } from "#platform/context";
import { dropProgress, findProgress } from "./progress.ts";

/** Ends a run that cannot go on. What it healed stays healed; the next one begins where the last whole one ended. */
export async function endRun(ctx: Context, { id, error }: { id: string; error: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { count } = await tx.db.reconciliationRun.updateMany({
      where: { id, state: "running" },
      data: { state: "failed", finishedAt: tx.clock.now(), error },
    });
    if ((await findProgress(tx))?.runId === id) await dropProgress(tx);
    if (count > 0) await raiseBooksDiffer(tx, `The comparison with Stripe could not be finished: ${error}`);
  });
}

/** Told to the organization that looks after the account at Stripe. */
export async function raiseBooksDiffer(tx: TxContext, detail: string): Promise<void> {
  const house = await findHouse(tx);
  await raiseIncident(tx, {
    kind: "books-differ",
    scope: "deployment",
    organizationId: house?.id ?? null,
    detail,
    action: "Look at it under Reconciliation: each difference is listed there with what can be done.",
    urgency: "needs-a-person",
  });
}
