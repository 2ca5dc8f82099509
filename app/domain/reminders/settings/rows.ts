import { type ReminderStep, suggestedSteps } from "#lib/reminder-steps";
import type { WorkingHours } from "#lib/working-hours";
import { type Context, organizationOf, type TxContext } from "#platform/context";

type Reader = Context | TxContext;

/** Of an organization that has never saved any. */
const untouched = { isOn: false, opensAt: 540, closesAt: 1020, weekdays: "12345", version: 0 };

export type SettingsRow = typeof untouched;

export async function findSettings(ctx: Reader): Promise<SettingsRow> {
  const row = await ctx.db.reminderSettings.findUnique({
    where: { organizationId: organizationOf(ctx) },
    omit: { organizationId: true },
  });
  return row ?? untouched;
}

export function hoursOf({ opensAt, closesAt, weekdays }: SettingsRow): WorkingHours {
  return { opensAt, closesAt, weekdays: [...weekdays].map(Number) };
}

/** Steps of the organization (`clientId` null) or of the client, in order. */
export function listSteps(ctx: Reader, { clientId }: { clientId: string | null }) {
  return ctx.db.reminderStep.findMany({
    where: { organizationId: organizationOf(ctx), clientId },
    select: { offsetDays: true, isOn: true, since: true },
    orderBy: { offsetDays: "asc" },
  });
}

/** The organization's steps; before it has saved any, the suggestion. */
export async function organizationSteps(
  ctx: Reader,
  { version }: SettingsRow,
): Promise<readonly ReminderStep[]> {
  if (version === 0) return suggestedSteps;
  const steps = await listSteps(ctx, { clientId: null });
  return steps.map(({ offsetDays, isOn }) => ({ offsetDays, isOn }));
}
