import type { z } from "zod";
import { recordActivity } from "#domain/activity";
import { getClient } from "#domain/clients";
import { readInput } from "#lib/input";
import { inOrder, type ReminderStep } from "#lib/reminder-steps";
import { type Context, inTransaction, organizationOf, type TxContext } from "#platform/context";
import { RemindersChangedMeanwhile } from "../errors.ts";
import { lookAtClient } from "../schedule/touch.ts";
import { clientRemindersInput } from "./input.ts";
import { listSteps } from "./rows.ts";
import { writeSteps } from "./write-steps.ts";

export type ClientReminders = {
  readonly mode: "organization" | "own" | "none";
  /** Of its own, also while it is reminded by others. */
  readonly steps: readonly ReminderStep[];
  readonly version: number;
};

/** How the client is reminded: by the organization's steps unless somebody said otherwise. */
export async function getClientReminders(
  ctx: Context | TxContext,
  { clientId }: { clientId: string },
): Promise<ClientReminders> {
  const row = await ctx.db.clientReminders.findFirst({
    where: { clientId, organizationId: organizationOf(ctx) },
  });
  const steps = await listSteps(ctx, { clientId });
  return {
    mode: row?.mode ?? "organization",
    steps: steps.map(({ offsetDays, isOn }) => ({ offsetDays, isOn })),
    version: row?.version ?? 0,
  };
}

/** Says how the client is reminded. As with the organization, what begins now catches nothing up. */
export async function updateClientReminders(
  ctx: Context,
  input: z.input<typeof clientRemindersInput>,
): Promise<ClientReminders> {
  const { clientId, version, mode, steps } = readInput(clientRemindersInput, input);
  return inTransaction(ctx, async (tx) => {
    await getClient(tx, { id: clientId });
    const before = await getClientReminders(tx, { clientId });
    if (before.version !== version) throw new RemindersChangedMeanwhile();
    const organizationId = organizationOf(tx);
    const row = { organizationId, mode, version: version + 1 };
    const since = tx.clock.now();
    await tx.db.clientReminders.upsert({
      where: { clientId },
      create: { clientId, since, ...row },
      update: { ...row, ...(mode !== before.mode && { since }) },
    });
    await writeSteps(tx, { clientId, steps: inOrder(steps) });
    await lookAtClient(tx, { clientId });
    await recordActivity(tx, {
      verb: "updated reminders of",
      subjectKind: "client",
      subjectId: clientId,
      before: { mode: before.mode },
      after: { mode },
    });
    return getClientReminders(tx, { clientId });
  });
}
