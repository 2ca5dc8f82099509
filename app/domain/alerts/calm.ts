import type { TxContext } from "#platform/context";
import type { IncidentKind } from "./kinds.ts";
import { tellWhatIsDue } from "./tell.ts";

/** Notes that the trouble, if there is any, has stopped. It is over when it stays so for the quiet period. */
export async function calmIncident(
  tx: TxContext,
  { kind, scope }: { kind: IncidentKind; scope: string },
): Promise<void> {
  const open = await tx.db.incident.findFirst({ where: { kind, scope, resolvedAt: null, quietSince: null } });
  if (!open) return;
  const calm = await tx.db.incident.update({
    where: { id: open.id },
    data: { quietSince: tx.clock.now() },
  });
  await tellWhatIsDue(tx, calm);
}
