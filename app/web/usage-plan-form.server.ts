import { z } from "zod";
import { getOrganization, listSettingsChoices } from "#domain/organizations";
import {
  billDays,
  billTime,
  createUsagePlanInput,
  latestBillDay,
  nextBillDay,
  type UsagePlanView,
} from "#domain/usage-plans";
import { formatDate, todayIn } from "#lib/civil-date";
import { newId } from "#lib/ids";
import { priceInWords } from "#lib/price-words";
import type { Context } from "#platform/context";
import { offerClients, offerPrices, textIn, typedInAddress } from "./usage-choices.server.ts";

/** What the form of a new plan sends. */
export const usagePlanForm = z.object({
  ...createUsagePlanInput.shape,
  /** Makes a form that is sent twice create one plan. */
  formKey: z.uuid("Open this form again."),
});

/** What the form of a new plan offers and begins with: what its address says was typed, or else what is usual. */
export async function loadPlanForm(ctx: Context, request: Request) {
  const typed = typedInAddress(request);
  const chosenPrices = [typed["priceIds"]].flat().filter((id) => typeof id === "string");
  const [organization, clients, { prices, search }] = await Promise.all([
    getOrganization(ctx),
    offerClients(ctx, { search: textIn(typed, "clientIdSearch"), chosen: textIn(typed, "clientId") }),
    offerPrices(ctx, { search: textIn(typed, "priceIdsSearch"), chosen: chosenPrices }),
  ]);
  const today = todayIn(organization.timeZone, ctx.clock.now());
  return {
    typed: {
      ...{ interval: "month", startsOn: today, timing: "arrears", finish: "draft", graceHours: "0" },
      ...typed,
      formKey: newId(),
    },
    choices: {
      clients,
      prices: prices.map(({ id, name, currency, meterUnit: unit, terms }) => ({
        ...{ id, name, currency },
        what: priceInWords(terms, { currency, unit, locale: organization.locale }),
      })),
      pricesSearch: search,
      timeZones: listSettingsChoices(organization).timeZones,
    },
  };
}

/** What a new plan bills at once, because its time is over, or when it bills first. */
export function firstBillInWords(plan: UsagePlanView, now: Date, locale: string): string {
  const { length: count } = billDays(plan, latestBillDay(plan, now));
  const next = nextBillDay(plan, null);
  if (count === 0 && next !== null)
    return `Its first bill is made on ${formatDate(todayIn(plan.timeZone, billTime(plan, next)), locale)}.`;
  const due = count === 1 ? "A bill is due already and is" : `${count} bills are due already and are`;
  const end =
    plan.finish === "send" ? "Invoices are issued and sent by themselves." : "Invoices stay drafts.";
  return `${due} being made now. ${end}`;
}
