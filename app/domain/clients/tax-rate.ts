import { findTaxRates } from "#domain/catalog";
import { invalidField } from "#lib/errors";
import type { TxContext } from "#platform/context";

/** Refuses a usual tax rate that new lines could not have; none at all is fine. */
export async function requireUsableTaxRate(
  tx: TxContext,
  taxRateId: string | null | undefined,
): Promise<void> {
  if (!taxRateId) return;
  const rate = (await findTaxRates(tx, [taxRateId])).get(taxRateId);
  if (!rate) throw invalidField("taxRateId", "There is no such tax rate.");
  if (rate.archivedAt)
    throw invalidField("taxRateId", `The tax rate ${rate.name} is archived. Choose another one.`);
}
