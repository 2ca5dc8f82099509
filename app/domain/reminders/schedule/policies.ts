import { groupedBy } from "#lib/grouped";
import { type WorkingTimes, workingTimes } from "#lib/working-hours";
import { type Context, organizationOf, type TxContext } from "#platform/context";
import { findSettings, hoursOf, listSteps, organizationSteps } from "../settings/rows.ts";

type ActiveStep = { readonly offsetDays: number; readonly since: Date };

export type Policies = {
  /** Whether the organization reminds anybody. */
  readonly isOn: boolean;
  readonly times: WorkingTimes;
  /** The steps by which that client is reminded, and since when. */
  readonly stepsFor: (clientId: string) => readonly ActiveStep[];
};

/**
 * By which steps these clients are reminded. `ifOnSince` answers what would hold if the organization, which reminds
 * nobody, had switched reminders on then.
 */
export async function readPolicies(
  ctx: Context | TxContext,
  { clientIds, ifOnSince }: { clientIds: readonly string[]; ifOnSince?: Date | undefined },
): Promise<Policies> {
  const organizationId = organizationOf(ctx);
  const settings = await findSettings(ctx);
  const clients = await ctx.db.clientReminders.findMany({
    where: { organizationId, clientId: { in: [...clientIds] } },
  });
  const own = await ctx.db.reminderStep.findMany({
    where: { organizationId, clientId: { in: [...clientIds] }, isOn: true },
  });
  const stored = await listSteps(ctx, { clientId: null });
  const begin = settings.isOn ? undefined : ifOnSince;
  const steps = begin
    ? (await organizationSteps(ctx, settings)).map((step) => ({ ...step, since: begin }))
    : stored;
  const usual = steps.filter(({ isOn }) => isOn);
  const ownSteps = groupedBy(own, ({ clientId }) => clientId);
  const byClient = new Map(clients.map((client) => [client.clientId, client]));
  return {
    isOn: settings.isOn || ifOnSince !== undefined,
    times: workingTimes(hoursOf(settings)),
    stepsFor: (clientId) => {
      const { mode = "organization", since = new Date(0) } = byClient.get(clientId) ?? {};
      if (mode === "none") return [];
      const chosen = mode === "own" ? (ownSteps.get(clientId) ?? []) : usual;
      return chosen.map((step) => ({
        offsetDays: step.offsetDays,
        since: latest([step.since, since, ...(begin ? [begin] : [])]),
      }));
    },
  };
}

function latest(instants: readonly Date[]): Date {
  return new Date(Math.max(...instants.map((instant) => instant.getTime())));
}
