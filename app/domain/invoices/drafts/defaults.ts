import { findTaxRates } from "#domain/catalog";
import type { ClientView } from "#domain/clients";
import { getOrganization } from "#domain/organizations";
import type { TxContext } from "#platform/context";
import type { DraftFields } from "../input.ts";

/** What a new invoice begins with where its input does not say: the client's usual tax, the organization's terms. */
export async function withDefaults(
  tx: TxContext,
  client: ClientView,
  fields: DraftFields,
): Promise<DraftFields> {
  const organization = await getOrganization(tx);
  const usualTax = await usualTaxOf(tx, client);
  return {
    ...fields,
    terms: fields.terms === undefined ? organization.terms : fields.terms,
    allowsPartialPayments: fields.allowsPartialPayments ?? organization.allowsPartialPayments,
    lines: fields.lines.map((line) => ({ ...line, taxRateIds: line.taxRateIds ?? usualTax })),
  };
}

/** The client's usual rate; one that was archived since falls away. */
async function usualTaxOf(tx: TxContext, { taxRateId }: ClientView): Promise<string[]> {
  if (taxRateId === null) return [];
  const rate = (await findTaxRates(tx, [taxRateId])).get(taxRateId);
  return rate && !rate.archivedAt ? [rate.id] : [];
}
