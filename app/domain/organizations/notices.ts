import { z } from "zod";
import { recordActivity } from "#domain/activity";
import { type Context, inTransaction, organizationOf, type TxContext } from "#platform/context";
import { readInput } from "#lib/input";
import { NoticesForAdminsOnly } from "./errors.ts";
import { getMembership, requireOwner } from "./members.ts";

const noticesInput = z.object({
  userId: z.string("Choose a member."),
  getsNotices: z.boolean("Say whether notices are wanted."),
});

/**
 * Whether an admin is mailed about trouble with billing: everybody's own choice, and the owner's for all. Answers how
 * many of the organization's admins get notices now; with 0, trouble is told by the pages alone.
 */
export async function chooseNotices(
  ctx: Context,
  input: z.input<typeof noticesInput>,
): Promise<{ listeners: number }> {
  const { userId, getsNotices } = readInput(noticesInput, input);
  return inTransaction(ctx, async (tx) => {
    const { actor } = tx;
    if (!("userId" in actor) || actor.userId !== userId) requireOwner(tx, "choose for others");
    const membership = await getMembership(tx, userId);
    if (membership.role === "agent") throw new NoticesForAdminsOnly();
    if (membership.getsNotices !== getsNotices) {
      await tx.db.membership.update({ where: { id: membership.id }, data: { getsNotices } });
      await recordActivity(tx, {
        verb: getsNotices ? "switched notices on for" : "switched notices off for",
        subjectKind: "member",
        subjectId: userId,
        before: { getsNotices: membership.getsNotices },
        after: { getsNotices },
      });
    }
    return { listeners: await countListeners(tx) };
  });
}

/** Whether that admin is mailed about trouble with billing; null for agents, who never are. */
export async function wantsNotices(ctx: Context, { userId }: { userId: string }): Promise<boolean | null> {
  const membership = await ctx.db.membership.findUnique({
    where: { organizationId_userId: { organizationId: organizationOf(ctx), userId } },
  });
  return membership && membership.role !== "agent" ? membership.getsNotices : null;
}

/** How many admins are mailed about trouble with billing. */
function countListeners(ctx: TxContext): Promise<number> {
  return ctx.db.membership.count({
    where: {
      organizationId: organizationOf(ctx),
      role: { in: ["owner", "admin"] },
      getsNotices: true,
      user: { disabledAt: null },
    },
  });
}
