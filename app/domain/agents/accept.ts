import { z } from "zod";
import { createUser, personName } from "#domain/accounts";
import { hashPassword, newPassword, requireUnlike, startSession, type Visitor } from "#domain/credentials";
import { consumeLink } from "#domain/links";
import { addMembership, requireSeatsWithinLimit } from "#domain/organizations";
import { type Context, inTransaction, type TxContext } from "#platform/context";
import { readInput } from "#lib/input";
import { InviteOver, SignInToAccept } from "./errors.ts";
import { openInvite, type OpenedInvite } from "./open.ts";

/** What somebody without an account fills in. */
const newAgentInput = z.object({ name: personName, password: newPassword });

type Acceptance = Visitor & {
  readonly token: string;
  /** Left out by somebody who is signed in with the invited address. */
  readonly account?: z.input<typeof newAgentInput>;
};

/**
 * Makes the invited person a member, once per invite, and answers the token of a session there. The address and the role
 * are the invite's, never the form's. Who has an account already must be signed in with it.
 */
export async function acceptInvite(ctx: Context, input: Acceptance): Promise<{ token: string }> {
  const invite = await openInvite(ctx, input);
  const newcomer = invite.userId === null ? await readNewcomer(invite, input) : null;
  if (invite.userId !== null) requireSignedInAs(ctx, invite, invite.userId);
  return inTransaction(ctx, async (tx) => {
    await takeInvite(tx, invite);
    const user = newcomer
      ? await createUser(tx, { email: invite.email, ...newcomer })
      : await tx.db.user.findUniqueOrThrow({ where: { id: String(invite.userId) } });
    await tx.db.agentInvite.update({ where: { id: invite.id }, data: { acceptedById: user.id } });
    await join(tx, invite, user);
    const { token } = await startSession(tx, {
      userId: user.id,
      organizationId: invite.organizationId,
      userAgent: input.userAgent,
      address: input.address,
    });
    return { token };
  });
}

async function readNewcomer({ email }: OpenedInvite, { account }: Acceptance) {
  const { name, password } = readInput(newAgentInput, account ?? { name: "", password: "" });
  requireUnlike(password, email);
  return { name, passwordHash: await hashPassword(password) };
}

function requireSignedInAs(ctx: Context, { email }: OpenedInvite, userId: string): void {
  if (!("userId" in ctx.actor) || ctx.actor.userId !== userId) throw new SignInToAccept(email);
}

/** Of an acceptance and a revocation at one instant, this update decides which came first. */
async function takeInvite(tx: TxContext, { id, linkId }: OpenedInvite): Promise<void> {
  const now = tx.clock.now();
  const { count } = await tx.db.agentInvite.updateMany({
    where: { id, status: "pending", expiresAt: { gt: now } },
    data: { status: "accepted", settledAt: now },
  });
  if (count === 1 && (await consumeLink(tx, linkId))) return;
  const { status } = await tx.db.agentInvite.findUniqueOrThrow({ where: { id } });
  throw new InviteOver(count === 1 || status === "pending" ? "expired" : status);
}

async function join(
  tx: TxContext,
  { id, organizationId, role }: OpenedInvite,
  user: { id: string; name: string },
): Promise<void> {
  const actor = { kind: "user", userId: user.id, name: user.name, organizationId, role } as const;
  await addMembership({ ...tx, actor }, { organizationId, userId: user.id, role, inviteId: id });
  if (role === "agent") await requireSeatsWithinLimit(tx, { organizationId });
}
