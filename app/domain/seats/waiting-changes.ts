import { type Context, organizationOf } from "#platform/context";
import type { InviteStatus } from "#lib/statuses";

export type WaitingChanges = {
  /** Invites whose seat Stripe has not confirmed, oldest first, not all of them when they are very many. */
  readonly invites: readonly {
    readonly id: string;
    readonly email: string;
    readonly status: InviteStatus;
    readonly since: Date;
  }[];
  readonly inviteCount: number;
  /** Changes that no waiting invite stands for: invites that are over, agents who left, roles, the policy. */
  readonly otherCount: number;
  /** When the oldest of all came; null when nothing waits. */
  readonly since: Date | null;
};

const invitesShown = 50;

type Update = { desiredVersion: number; appliedVersion: number; waitingSince: Date | null };

/** What Stripe has not confirmed yet. */
export async function listWaitingChanges(ctx: Context, update: Update | null): Promise<WaitingChanges> {
  if (!update || update.desiredVersion === update.appliedVersion)
    return { invites: [], inviteCount: 0, otherCount: 0, since: null };
  const { appliedVersion, desiredVersion, waitingSince } = update;
  const waiting = { organizationId: organizationOf(ctx), billingPending: true };
  const newer = { ...waiting, billingVersion: { gt: appliedVersion } };
  const [invites, inviteCount, versions, policy] = await Promise.all([
    ctx.db.agentInvite.findMany({ where: waiting, orderBy: { id: "asc" }, take: invitesShown }),
    ctx.db.agentInvite.count({ where: waiting }),
    ctx.db.agentInvite.findMany({ where: newer, distinct: ["billingVersion"], select: { id: true } }),
    ctx.db.organization.findUnique({ where: { id: organizationOf(ctx) }, select: { seatPolicy: true } }),
  ]);
  const takesSeatAtOnce = policy?.seatPolicy === "invited";
  return {
    invites: invites.map(({ id, email, status, createdAt, settledAt }) => {
      const at = takesSeatAtOnce ? createdAt : (settledAt ?? createdAt);
      // An older invite that takes its seat only now has not waited longer than the oldest change.
      return { id, email, status, since: waitingSince && waitingSince > at ? waitingSince : at };
    }),
    inviteCount,
    otherCount: Math.max(0, desiredVersion - appliedVersion - versions.length),
    since: waitingSince,
  };
}
