import { calmIncident, raiseIncident } from "#domain/alerts";
import type { TxContext } from "#platform/context";
import type { EventRow } from "./due.ts";

/** An event that waits for an admin is told of; one incident per organization, however many events there are. */
export async function raiseParked(tx: TxContext, { id, type, organizationId }: EventRow): Promise<void> {
  await raiseIncident(tx, {
    kind: "events-parked",
    scope: scopeOf(organizationId),
    organizationId,
    detail: `${type} (${id}) was tried ten times and could not be applied.`,
    action: "Look at it under Billing, Stripe events, mend what it names, and replay it.",
    urgency: "needs-a-person",
  });
}

export async function calmWhenNoneIsParked(tx: TxContext, organizationId: string | null): Promise<void> {
  const isParked = await tx.db.stripeEvent.findFirst({
    where: { state: "parked", organizationId },
    select: { id: true },
  });
  if (!isParked) await calmIncident(tx, { kind: "events-parked", scope: scopeOf(organizationId) });
}

function scopeOf(organizationId: string | null): string {
  return organizationId ?? "deployment";
}
