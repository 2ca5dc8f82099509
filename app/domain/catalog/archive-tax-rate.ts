import { recordActivity } from "#domain/activity";
import { NotFound } from "#lib/errors";
import { type Context, inTransaction, organizationOf } from "#platform/context";
import type { TaxRateView } from "./create-tax-rate.ts";

/** Takes the rate out of use for new lines; what used it stays as it is. Archiving again changes nothing. */
export function archiveTaxRate(ctx: Context, { id }: { id: string }): Promise<TaxRateView> {
  return inTransaction(ctx, async (tx) => {
    const rate = await tx.db.taxRate.findFirst({ where: { id, organizationId: organizationOf(tx) } });
    if (!rate) throw new NotFound("tax rate");
    const { organizationId: _, ...view } = rate;
    if (view.archivedAt) return view;
    const archivedAt = tx.clock.now();
    await tx.db.taxRate.update({ where: { id }, data: { archivedAt } });
    await recordActivity(tx, { verb: "archived", subjectKind: "tax_rate", subjectId: id });
    return { ...view, archivedAt };
  });
}
