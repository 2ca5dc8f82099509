import { z } from "zod";
import { findClient, listClients } from "#domain/clients";
import { getOrganization, listSettingsChoices } from "#domain/organizations";
import { listPrices } from "#domain/prices";
import { createUsagePlanInput } from "#domain/usage-plans";
import { todayIn } from "#lib/civil-date";
import { newId } from "#lib/ids";
import { priceInWords } from "#lib/price-words";
import type { Context } from "#platform/context";

/** What the form of a new plan sends. */
export const usagePlanForm = z.object({
  ...createUsagePlanInput.shape,
  /** Makes a form that is sent twice create one plan. */
  formKey: z.uuid("Open this form again."),
});

/** Choices are a select's; whoever has more clients starts at the client's page. */
const mostChoices = 100;

/** What the form of a new plan offers and begins with. A client named by the address is offered in any case. */
export async function loadPlanForm(ctx: Context, { clientId }: { clientId: string | null }) {
  const [organization, clients, prices, chosen] = await Promise.all([
    getOrganization(ctx),
    listClients(ctx, { limit: mostChoices }),
    listPrices(ctx, { limit: mostChoices }),
    clientId === null ? null : findClient(ctx, { id: clientId }),
  ]);
  const isListed = clients.items.some(({ id }) => id === chosen?.id);
  const listed = chosen && !isListed ? [chosen, ...clients.items] : clients.items;
  return {
    formKey: newId(),
    clientId: chosen?.id ?? null,
    today: todayIn(organization.timeZone, ctx.clock.now()),
    choices: {
      clients: listed.map(({ id, name }) => ({ value: id, label: name })),
      hasMoreClients: clients.nextCursor !== null,
      prices: prices.items.map(({ id, name, currency, meterUnit: unit, terms }) => ({
        ...{ id, name, currency },
        what: priceInWords(terms, { currency, unit, locale: organization.locale }),
      })),
      timeZones: listSettingsChoices(organization).timeZones,
    },
  };
}
