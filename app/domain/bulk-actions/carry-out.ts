import { queueInvoice } from "#domain/invoices";
import { remindNow } from "#domain/reminders";
import { breathe } from "#lib/breathe";
import { DomainError } from "#lib/errors";
import { type Actor, type Context, inTransaction, type TxContext } from "#platform/context";

/** So many are done before others get their turn; the rest is due at once. */
const mostAtOnce = 100;

/** Does what waits, one invoice after the other and each once, however often it is interrupted. */
export async function carryOutBulkActions(ctx: Context): Promise<Date | null> {
  for (let count = 0; count < mostAtOnce; count += 1) {
    const action = await ctx.db.bulkAction.findFirst({ where: { state: "running" }, orderBy: { id: "asc" } });
    if (!action) return null;
    const item = await ctx.db.bulkItem.findFirst({
      where: { bulkActionId: action.id, outcome: "waiting" },
      orderBy: { position: "asc" },
    });
    if (item) await doOne(actingFor(ctx, action.askedBy), { verb: action.verb, item });
    else await end(ctx, action.id);
    await breathe();
  }
  return ctx.clock.now();
}

/** The context of who asked for it, so that the activity names them. */
function actingFor(ctx: Context, askedBy: string): Context {
  return { ...ctx, actor: JSON.parse(askedBy) as Actor };
}

type Item = { readonly bulkActionId: string; readonly position: number; readonly invoiceId: string };

async function doOne(ctx: Context, { verb, item }: { verb: "send" | "remind"; item: Item }): Promise<void> {
  try {
    if (verb === "send") await send(ctx, item);
    else await remind(ctx, item);
  } catch (error) {
    const isRefusal = error instanceof DomainError;
    if (!isRefusal) ctx.log.error("an item of a bulk action failed", { ...item, error });
    const reason = isRefusal ? error.message : "It could not be done. The server's log says why.";
    await inTransaction(ctx, (tx) => settleItem(tx, item, { outcome: "refused", reason }));
  }
}

/** The mail and its mark are one transaction: whoever comes later finds both or neither. */
async function send(ctx: Context, item: Item): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const isMine = await settleItem(tx, item, { outcome: "done", reason: null });
    if (isMine) await queueInvoice(tx, { id: item.invoiceId });
  });
}

/** A reminder goes out at most once a day, so that the one whose mark got lost is refused and not sent twice. */
async function remind(ctx: Context, item: Item): Promise<void> {
  await remindNow(ctx, { invoiceId: item.invoiceId });
  await inTransaction(ctx, (tx) => settleItem(tx, item, { outcome: "done", reason: null }));
}

async function settleItem(
  tx: TxContext,
  { bulkActionId, position }: Item,
  data: { outcome: "done" | "refused"; reason: string | null },
): Promise<boolean> {
  const { count } = await tx.db.bulkItem.updateMany({
    where: { bulkActionId, position, outcome: "waiting" },
    data,
  });
  return count === 1;
}

async function end(ctx: Context, id: string): Promise<void> {
  await inTransaction(ctx, (tx) =>
    tx.db.bulkAction.update({ where: { id }, data: { state: "done", endedAt: tx.clock.now() } }),
  );
}
