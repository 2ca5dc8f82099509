import { z } from "zod";
import { recordActivity } from "#domain/activity";
import { lineField, percentField } from "#lib/fields";
import { newId } from "#lib/ids";
import { readInput } from "#lib/input";
import { type Context, inTransaction, organizationOf } from "#platform/context";

export const createTaxRateInput = z.strictObject({
  name: lineField("The name", 60),
  percent: percentField,
  inclusive: z.boolean("Say whether prices contain the tax."),
});

export type TaxRateView = {
  readonly id: string;
  readonly name: string;
  /** Decimal text from "0" to "100". */
  readonly percent: string;
  /** Whether the prices that it applies to contain it already. */
  readonly inclusive: boolean;
  readonly createdAt: Date;
  readonly archivedAt: Date | null;
};

export async function createTaxRate(
  ctx: Context,
  input: z.input<typeof createTaxRateInput>,
): Promise<TaxRateView> {
  const rate = readInput(createTaxRateInput, input);
  return inTransaction(ctx, async (tx) => {
    const { organizationId: _, ...view } = await tx.db.taxRate.create({
      data: { id: newId(), organizationId: organizationOf(tx), ...rate, createdAt: tx.clock.now() },
    });
    await recordActivity(tx, { verb: "created", subjectKind: "tax_rate", subjectId: view.id, after: rate });
    return view;
  });
}
