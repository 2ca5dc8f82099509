import { recordActivity } from "#domain/activity";
import { newId } from "#lib/ids";
import { hours } from "#lib/duration";
import { type Context, inTransaction } from "#platform/context";
import { getInvoiceRow } from "../rows.ts";

/** Counts a view by whoever holds the link, at most once an hour. */
export async function recordView(
  ctx: Context,
  { invoiceId, linkId }: { invoiceId: string; linkId: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await getInvoiceRow(tx, { id: invoiceId });
    const viewedAt = tx.clock.now();
    const recent = await tx.db.invoiceView.findFirst({
      where: { invoiceId, linkId, viewedAt: { gt: new Date(viewedAt.getTime() - hours(1)) } },
    });
    if (recent) return;
    await tx.db.invoiceView.create({ data: { id: newId(), invoiceId, linkId, viewedAt } });
    await recordActivity(tx, { verb: "viewed", subjectKind: "invoice", subjectId: invoiceId });
  });
}
