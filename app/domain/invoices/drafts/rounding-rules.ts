import { getOrganization } from "#domain/organizations";
import type { InvoiceEntry } from "#lib/invoice-figures";
import type { Context, TxContext } from "#platform/context";

/** How a draft in this currency is rounded now; coins are the organization's own currency's. */
export async function roundingRules(
  ctx: Context | TxContext,
  currency: string,
): Promise<Required<Pick<InvoiceEntry, "taxRounding" | "cashRoundingIncrement">>> {
  const organization = await getOrganization(ctx);
  const { taxRounding, cashRoundingIncrement } = organization;
  return {
    taxRounding,
    cashRoundingIncrement: currency === organization.currency ? cashRoundingIncrement : 0n,
  };
}
