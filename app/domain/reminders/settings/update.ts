import type { z } from "zod";
import { recordActivity } from "#domain/activity";
import { readInput } from "#lib/input";
import { inOrder } from "#lib/reminder-steps";
import { type Context, inTransaction, organizationOf } from "#platform/context";
import { RemindersChangedMeanwhile } from "../errors.ts";
import { lookAtOrganization } from "../schedule/touch.ts";
import { beginNow } from "./begin-now.ts";
import { getReminderSettings, type ReminderSettings } from "./get.ts";
import { reminderSettingsInput } from "./input.ts";
import { findSettings } from "./rows.ts";
import { writeSteps } from "./write-steps.ts";

/**
 * Says when clients are reminded. What is switched on begins now: what would have been sent before is not caught up,
 * so that nobody is written to about last year because of a tick in a box.
 */
export async function updateReminderSettings(
  ctx: Context,
  input: z.input<typeof reminderSettingsInput>,
): Promise<ReminderSettings> {
  const { version, weekdays, steps, ...given } = readInput(reminderSettingsInput, input);
  return inTransaction(ctx, async (tx) => {
    const organizationId = organizationOf(tx);
    const before = await findSettings(tx);
    if (before.version !== version) throw new RemindersChangedMeanwhile();
    const shown = await getReminderSettings(tx);
    const data = { ...given, weekdays: weekdays.join(""), version: version + 1 };
    await tx.db.reminderSettings.upsert({
      where: { organizationId },
      create: { organizationId, ...data },
      update: data,
    });
    await writeSteps(tx, { clientId: null, steps: inOrder(steps) });
    if (given.isOn && !before.isOn) await beginNow(tx, organizationId);
    await lookAtOrganization(tx);
    const now = await getReminderSettings(tx);
    await recordActivity(tx, {
      verb: "updated",
      subjectKind: "reminders",
      subjectId: organizationId,
      before: { isOn: before.isOn, steps: offsets(shown) },
      after: { isOn: now.isOn, steps: offsets(now) },
    });
    return now;
  });
}

function offsets({ steps }: ReminderSettings): string {
  return steps
    .filter(({ isOn }) => isOn)
    .map(({ offsetDays }) => offsetDays)
    .join(", ");
}
