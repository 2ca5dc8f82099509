import { newId } from "#lib/ids";
import type { ReminderStep } from "#lib/reminder-steps";
import { organizationOf, type TxContext } from "#platform/context";
import { listSteps } from "./rows.ts";

/**
 * Makes the steps of the organization or the client these. A step that goes on keeps since when it does; any other
 * begins now, so that nothing is caught up that lies in the past. Whoever switches all of them on sees to that as well.
 */
export async function writeSteps(
  tx: TxContext,
  { clientId, steps }: { clientId: string | null; steps: readonly ReminderStep[] },
): Promise<void> {
  const organizationId = organizationOf(tx);
  const before = await listSteps(tx, { clientId });
  const goneOn = new Map(
    before.filter(({ isOn }) => isOn).map(({ offsetDays, since }) => [offsetDays, since]),
  );
  await tx.db.reminderStep.deleteMany({ where: { organizationId, clientId } });
  await tx.db.reminderStep.createMany({
    data: steps.map(({ offsetDays, isOn }) => ({
      id: newId(),
      ...{ organizationId, clientId, offsetDays, isOn },
      since: (isOn && goneOn.get(offsetDays)) || tx.clock.now(),
    })),
  });
}
