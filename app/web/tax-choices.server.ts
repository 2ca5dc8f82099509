import { findTaxRates, listTaxRates, type TaxRateView } from "#domain/catalog";
import type { Context } from "#platform/context";

const mostChoices = 100;

/** The tax rates that a client can usually be billed with, and the name of the client's own where it was archived. */
export async function usualTaxChoices(ctx: Context, taxRateId: string | null) {
  const rates = await listTaxRates(ctx, { limit: mostChoices });
  return {
    taxRates: rates.items.map((rate) => ({ value: rate.id, label: taxRateLabel(rate) })),
    archivedTaxRate: await archivedNameOf(ctx, taxRateId),
  };
}

/** What a client's page says about its tax. */
export async function usualTaxText(ctx: Context, taxRateId: string | null): Promise<string> {
  const rate = taxRateId === null ? null : (await findTaxRates(ctx, [taxRateId])).get(taxRateId);
  if (!rate) return "None";
  return rate.archivedAt ? `None, because ${taxRateLabel(rate)} was archived` : taxRateLabel(rate);
}

/** The name of a rate that new lines cannot have any more; null for one that they can, and for none. */
export async function archivedNameOf(ctx: Context, taxRateId: string | null): Promise<string | null> {
  const rate = taxRateId === null ? null : (await findTaxRates(ctx, [taxRateId])).get(taxRateId);
  return rate?.archivedAt ? taxRateLabel(rate) : null;
}

function taxRateLabel({ name, percent, inclusive }: TaxRateView): string {
  return `${name} ${percent}%${inclusive ? " included" : ""}`;
}
