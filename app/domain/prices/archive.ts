import { recordActivity } from "#domain/activity";
import { type Context, inTransaction } from "#platform/context";
import { getPrice } from "./find.ts";
import type { PriceView } from "./view.ts";

/** Takes the price out of use for new plans; plans that have it go on with it. Archiving again changes nothing. */
export function archivePrice(ctx: Context, { id }: { id: string }): Promise<PriceView> {
  return setArchivedAt(ctx, id, "archived");
}

/** Lets new plans have the price again. Its meter may still be archived, which plans do not mind. */
export function unarchivePrice(ctx: Context, { id }: { id: string }): Promise<PriceView> {
  return setArchivedAt(ctx, id, "unarchived");
}

function setArchivedAt(ctx: Context, id: string, verb: "archived" | "unarchived"): Promise<PriceView> {
  return inTransaction(ctx, async (tx) => {
    const price = await getPrice(tx, { id });
    if ((price.archivedAt !== null) === (verb === "archived")) return price;
    const archivedAt = verb === "archived" ? tx.clock.now() : null;
    await tx.db.price.update({ where: { id }, data: { archivedAt } });
    await recordActivity(tx, { verb, subjectKind: "price", subjectId: id });
    return { ...price, archivedAt };
  });
}
