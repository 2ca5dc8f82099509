import { findTaxRates, listTaxRates } from "#domain/catalog";
import { findClient, listClients } from "#domain/clients";
import { listSettingsChoices, type Organization } from "#domain/organizations";
import type { Context } from "#platform/context";
import { archivedNameOf } from "./tax-choices.server.ts";

/** Choices are a select's; whoever has more clients starts at the client's page. */
const mostChoices = 100;

type Present = { readonly clientId: string | null; readonly taxRateIds: readonly string[] };

/** What an invoice form offers: clients and tax rates in use, and those that the draft has already. */
export async function invoiceChoices(ctx: Context, organization: Organization, present: Present) {
  const [clients, rates, usedRates, chosen] = await Promise.all([
    listClients(ctx, { limit: mostChoices }),
    listTaxRates(ctx, { limit: mostChoices }),
    findTaxRates(ctx, present.taxRateIds),
    present.clientId ? findClient(ctx, { id: present.clientId }) : null,
  ]);
  const isListed = clients.items.some(({ id }) => id === chosen?.id);
  const listed = chosen && !isListed ? [chosen, ...clients.items] : clients.items;
  const usualIds = new Set(rates.items.map(({ id }) => id));
  const usable = new Map([...usedRates, ...rates.items.map((rate) => [rate.id, rate] as const)]);
  return {
    chosen,
    clients: listed.map(({ id, name, currency, netDays, taxRateId }) => ({
      ...{ id, name, currency },
      netDays: netDays ?? organization.netDays,
      // An archived rate falls away.
      taxRateId: taxRateId !== null && usualIds.has(taxRateId) ? taxRateId : "",
    })),
    archivedTaxRate: await archivedNameOf(ctx, chosen?.taxRateId ?? null),
    hasMoreClients: clients.nextCursor !== null,
    taxRates: [...usable.values()].map(({ id, name, percent, inclusive }) => ({
      id,
      name,
      percent,
      inclusive,
    })),
    currencies: listSettingsChoices(organization).currencies,
  };
}

/** What of the settings the figures on the form follow from. */
export function roundingOf({ taxRounding, cashRoundingIncrement, currency }: Organization) {
  return { taxRounding, cashRoundingIncrement, currency };
}
