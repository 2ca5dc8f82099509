import { z } from "zod";
import { recordActivity } from "#domain/activity";
import { linesField } from "#lib/fields";
import { readInput } from "#lib/input";
import { actorName, type Context, inTransaction } from "#platform/context";
import { getOpenChangeRequest } from "./get.ts";
import type { ChangeRequestView } from "./view.ts";

const missing = "Say why, so that they know what to do.";

export const refusalInput = z.object({
  reason: z.string(missing).pipe(linesField("The reason", 500).refine((text) => text !== "", missing)),
});

/** Changes nothing but the request itself; the contact reads the reason. */
export async function refuseChangeRequest(
  ctx: Context,
  { id, ...input }: z.input<typeof refusalInput> & { id: string },
): Promise<ChangeRequestView> {
  const { reason } = readInput(refusalInput, input);
  return inTransaction(ctx, async (tx) => {
    const request = await getOpenChangeRequest(tx, { id });
    const decidedAt = tx.clock.now();
    const decision = { state: "refused" as const, reason, decidedAt, decidedBy: actorName(tx.actor) };
    await tx.db.changeRequest.update({ where: { id }, data: decision });
    await recordActivity(tx, {
      verb: "refused a change of",
      subjectKind: "client",
      subjectId: request.clientId,
      after: { reason },
    });
    return { ...request, ...decision };
  });
}
