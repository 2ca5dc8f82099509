import { type BillingProblem, previewBilling } from "#domain/billing-runs";
import { getUsagePlan } from "#domain/usage-plans";
import type { NamedProblem } from "../components/usage/problem-list.tsx";
import { addDays, isCivilDate, startOfDayIn, todayIn } from "#lib/civil-date";
import type { Context } from "#platform/context";
import { clientNamed } from "./usage-choices.server.ts";

export type Asked = { readonly clientId: string; readonly asOf: string };

/** What of the address or a form says whom to bill, and as of which day; "" where nothing is said. */
export function readAsked(fields: URLSearchParams | FormData): Asked {
  const textOf = (name: string) => {
    const value = fields.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  return { clientId: textOf("clientId"), asOf: textOf("asOf") };
}

/**
 * What a run is asked with: as of a day is as of its end, or now when it is today or nothing is said. `isBillable` is
 * false for a day to come: a period that is not over would be billed in part.
 */
export async function askedFor(ctx: Context, { clientId: named, asOf }: Asked, timeZone: string) {
  const clientId = named === "" ? "" : await clientNamed(ctx, named);
  if (named !== "" && clientId === "") return refuse("clientId", "There is no such client.");
  const input = clientId === "" ? {} : { clientId };
  const today = todayIn(timeZone, ctx.clock.now());
  if (asOf === "" || asOf === today) return asked(input, true);
  if (!isCivilDate(asOf)) return refuse("asOf", "Write a date that exists as YYYY-MM-DD.");
  const end = new Date(startOfDayIn(timeZone, addDays(asOf, 1)).getTime() - 1);
  return asked({ ...input, asOf: end }, asOf < today);
}

function asked(input: { clientId?: string; asOf?: Date }, isBillable: boolean) {
  return { problem: null, input, isBillable };
}

function refuse(field: "clientId" | "asOf", message: string) {
  return { problem: { field, message }, input: null, isBillable: false };
}

/** The preview of what is asked for, with names. */
export async function loadDue(ctx: Context, input: { clientId?: string; asOf?: Date }) {
  const { problems, ...due } = await previewBilling(ctx, input);
  return { ...due, problems: await withNames(ctx, problems) };
}

export async function withNames(ctx: Context, problems: readonly BillingProblem[]): Promise<NamedProblem[]> {
  return Promise.all(
    problems.map(async ({ planId, message }) => {
      const { clientName } = await getUsagePlan(ctx, { id: planId });
      return { planId, clientName, message };
    }),
  );
}
