import { type ReminderStep } from "#lib/reminder-steps";
import { formatTimeOfDay } from "#lib/working-hours";
import type { Context, TxContext } from "#platform/context";
import { findSettings, hoursOf, organizationSteps } from "./rows.ts";

export type ReminderSettings = {
  readonly isOn: boolean;
  /** Times of day by the client's clocks, as "09:00". */
  readonly opensAt: string;
  readonly closesAt: string;
  /** 1 is Monday. */
  readonly weekdays: readonly number[];
  readonly steps: readonly ReminderStep[];
  /** 0 before anything was saved: then reminders are off and the steps are a suggestion. */
  readonly version: number;
};

export async function getReminderSettings(ctx: Context | TxContext): Promise<ReminderSettings> {
  const settings = await findSettings(ctx);
  const { isOn, opensAt, closesAt, version } = settings;
  return {
    ...{ isOn, version },
    opensAt: formatTimeOfDay(opensAt),
    closesAt: formatTimeOfDay(closesAt),
    weekdays: hoursOf(settings).weekdays,
    steps: await organizationSteps(ctx, settings),
  };
}
