import { OnlyOwner } from "#domain/organizations";
import type { Context } from "#platform/context";
import type { Role } from "#lib/statuses";

type Acting = Pick<Context, "actor">;

/** Admins are invited by the owner alone; the deployment's own commands are not asked. */
export function mayInviteAdmins({ actor }: Acting): boolean {
  return actor.kind === "system" || ("role" in actor && actor.role === "owner");
}

export function requireMayInvite(acting: Acting, role: Role): void {
  if (role === "admin" && !mayInviteAdmins(acting)) throw new OnlyOwner("invite an admin");
}
