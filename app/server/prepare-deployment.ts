import { ensureFirstOrganization, prepareSetup } from "#domain/accounts";
import { releaseMailLeases } from "#domain/delivery";
import { loadBusyLimits } from "#domain/limits";
import { endDeadProof } from "#domain/proof";
import { releaseDeadRun } from "#domain/reconciliation";
import { rescueSeats } from "#domain/seats";
import { type Context, inTransaction } from "#platform/context";
import type { Environment } from "#platform/env";

/** Stripe's key belongs to the other mode than the objects this database knows. */
export class StripeModeChanged extends Error {
  constructor(stored: string, given: string) {
    super(
      `STRIPE_SECRET_KEY is a ${given} key, but this database has been used in ${stored} mode. ` +
        `Use a ${stored} key, or a database of its own for ${given} mode.`,
    );
    this.name = "StripeModeChanged";
  }
}

/** What has to be true before the first request: nothing is held by a dead process, and somebody can sign in. */
export async function prepareDeployment(ctx: Context, environment: Environment): Promise<void> {
  await rememberStripeMode(ctx);
  await releaseMailLeases(ctx);
  await rescueSeats(ctx);
  await releaseDeadRun(ctx);
  await endDeadProof(ctx);
  await loadBusyLimits(ctx);
  if (environment.firstOrganization) await ensureFirstOrganization(ctx, environment.firstOrganization);
  const token = await prepareSetup(ctx);
  // To the terminal and not to the log: whoever reads it may create the first organization.
  if (token)
    process.stderr.write(`Set up Steadybill at ${environment.appUrl}/setup with this token: ${token}\n`);
}

async function rememberStripeMode(ctx: Context) {
  const { mode } = ctx.stripe;
  if (!mode) return;
  await inTransaction(ctx, async (tx) => {
    const stored = await tx.db.deploymentFact.findUnique({ where: { key: "stripe-mode" } });
    if (stored && stored.value !== mode) throw new StripeModeChanged(stored.value, mode);
    if (stored) return;
    await tx.db.deploymentFact.create({
      data: { key: "stripe-mode", value: mode, updatedAt: tx.clock.now() },
    });
  });
}
