import { recordActivity } from "#domain/activity";
import { changeClient, changeContact, ClientChangedMeanwhile, findContact, getClient } from "#domain/clients";
import { actorName, type Context, inTransaction } from "#platform/context";
import { ContactLeft } from "./errors.ts";
import { getOpenChangeRequest } from "./get.ts";
import type { ChangeableField, ChangeRequestView } from "./view.ts";

/**
 * Makes the change that was asked for. `version` is the client's when the admin looked: throws ClientChangedMeanwhile
 * when somebody has changed the client since, because the wish would then undo what nobody was shown.
 */
export function approveChangeRequest(
  ctx: Context,
  { id, version }: { id: string; version: number },
): Promise<ChangeRequestView> {
  return inTransaction(ctx, async (tx) => {
    const request = await getOpenChangeRequest(tx, { id });
    const { clientId, contactId, wishes } = request;
    const contact = await findContact(tx, { id: contactId });
    if (!contact || contact.archivedAt) throw new ContactLeft();
    const client = await getClient(tx, { id: clientId });
    if (client.version !== version) throw new ClientChangedMeanwhile();
    const { contactName, email, ...ofClient } = Object.fromEntries(
      wishes.map(({ field, after }) => [field, after]),
    ) as Partial<Record<ChangeableField, string>>;
    if (Object.keys(ofClient).length > 0) await changeClient(tx, { id: clientId, ...ofClient });
    if (contactName !== undefined || email !== undefined)
      await changeContact(tx, {
        id: contactId,
        ...(contactName !== undefined && { name: contactName }),
        ...(email !== undefined && { email }),
      });
    const decision = {
      state: "approved" as const,
      decidedAt: tx.clock.now(),
      decidedBy: actorName(tx.actor),
    };
    await tx.db.changeRequest.update({ where: { id }, data: decision });
    await recordActivity(tx, { verb: "approved a change of", subjectKind: "client", subjectId: clientId });
    return { ...request, ...decision };
  });
}
