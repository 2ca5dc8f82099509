import { days } from "#lib/duration";
import { newId } from "#lib/ids";
import type { InvitableRole, InviteStatus } from "#lib/statuses";
import type { World } from "../../world.ts";

type Over = { email: string; role?: InvitableRole; status?: InviteStatus; expiresAt?: Date };

/** An invite as a row, for rules that only count. */
export function insertInvite(world: World, over: Over) {
  const now = world.clock.now();
  return world.database.db.agentInvite.create({
    data: {
      id: newId(),
      organizationId: world.organizationId,
      role: "agent",
      createdAt: now,
      expiresAt: new Date(now.getTime() + days(7)),
      ...over,
    },
  });
}
