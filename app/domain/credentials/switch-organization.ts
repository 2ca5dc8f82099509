import { type Context, inTransaction } from "#platform/context";
import { NotFound } from "#lib/errors";
import { listOrganizationsOf } from "./organizations-of.ts";

/** Moves a session to another organization of its user; one that the user is no member of is not found. */
export async function switchOrganization(
  ctx: Context,
  { sessionId, userId, organizationId }: { sessionId: string; userId: string; organizationId: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const theirs = await listOrganizationsOf(tx, { userId });
    if (!theirs.some(({ id }) => id === organizationId)) throw new NotFound("organization");
    await tx.db.session.updateMany({
      where: { id: sessionId, userId, revokedAt: null },
      data: { organizationId },
    });
  });
}
