import { recordActivity } from "#domain/activity";
import { type Context, inTransaction, organizationOf } from "#platform/context";

/** The contact has thought better of it. Without a wish that waits there is nothing to do. */
export async function withdrawChangeRequest(
  ctx: Context,
  { contactId, clientId }: { contactId: string; clientId: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { count } = await tx.db.changeRequest.updateMany({
      where: { contactId, clientId, organizationId: organizationOf(tx), state: "open" },
      data: { state: "withdrawn", decidedAt: tx.clock.now() },
    });
    if (count > 0)
      await recordActivity(tx, {
        verb: "withdrew a wish for a change of",
        subjectKind: "client",
        subjectId: clientId,
      });
  });
}
