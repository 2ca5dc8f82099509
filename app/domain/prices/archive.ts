import { recordActivity } from "#domain/activity";
import { type Context, inTransaction } from "#platform/context";
import { getPrice } from "./find.ts";
import type { PriceView } from "./view.ts";

/** Takes the price out of use for new plans; plans that have it go on with it. Archiving again changes nothing. */
export function archivePrice(ctx: Context, { id }: { id: string }): Promise<PriceView> {
  return inTransaction(ctx, async (tx) => {
    const price = await getPrice(tx, { id });
    if (price.archivedAt) return price;
    const archivedAt = tx.clock.now();
    await tx.db.price.update({ where: { id }, data: { archivedAt } });
    await recordActivity(tx, { verb: "archived", subjectKind: "price", subjectId: id });
    return { ...price, archivedAt };
  });
}
