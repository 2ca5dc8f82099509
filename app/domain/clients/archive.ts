import { recordActivity } from "#domain/activity";
import { type Context, inTransaction } from "#platform/context";
import { getClient } from "./find.ts";
import type { ClientView } from "./view.ts";

/** Takes the client out of lists and new invoices; what is owed stays owed. Archiving again changes nothing. */
export function archiveClient(ctx: Context, { id }: { id: string }): Promise<ClientView> {
  return setArchivedAt(ctx, id, "archived");
}

export function unarchiveClient(ctx: Context, { id }: { id: string }): Promise<ClientView> {
  return setArchivedAt(ctx, id, "unarchived");
}

function setArchivedAt(ctx: Context, id: string, verb: "archived" | "unarchived"): Promise<ClientView> {
  return inTransaction(ctx, async (tx) => {
    const client = await getClient(tx, { id });
    if ((client.archivedAt !== null) === (verb === "archived")) return client;
    const archivedAt = verb === "archived" ? tx.clock.now() : null;
    await tx.db.client.update({ where: { id }, data: { archivedAt, version: { increment: 1 } } });
    await recordActivity(tx, { verb, subjectKind: "client", subjectId: id });
    return getClient(tx, { id });
  });
}
