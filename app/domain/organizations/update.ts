import { z } from "zod";
import { recordActivity } from "#domain/activity";
import { announce } from "#domain/facts";
import { type Context, inTransaction, type TxContext } from "#platform/context";
import { readEmailAddress } from "#lib/email-address";
import { invalidField } from "#lib/errors";
import {
  currencyField,
  linesField,
  localeField,
  netDaysField,
  optionalLineField,
  timeZoneField,
  versionField,
} from "#lib/fields";
import { readInput } from "#lib/input";
import { changesBetween } from "./changes.ts";
import { countSeats } from "./count-seats.ts";
import { organizationName } from "./create.ts";
import { SettingsChangedMeanwhile } from "./errors.ts";
import { getOrganization, type Organization } from "./get.ts";

const optionalEmail = z.string().transform((text, context) => {
  if (text.trim() === "") return "";
  const address = readEmailAddress(text);
  if (address.ok) return address.value;
  context.addIssue(address.problem);
  return z.NEVER;
});

/** Who the organization is on its documents, and what a new invoice starts with. */
export const organizationInput = z.object({
  /** The version that the form was filled from; a change in between is refused. */
  version: versionField,
  name: organizationName,
  address: linesField("The address", 600).optional().default(""),
  taxNumber: optionalLineField("The tax number", 60).optional().default(""),
  email: optionalEmail.optional().default(""),
  locale: localeField,
  timeZone: timeZoneField,
  currency: currencyField,
  netDays: netDaysField,
});

/** What coins totals can be rounded to, in minor units; 0 rounds nothing. */
export const cashRoundingIncrements = [0, 5, 10, 20, 50, 100] as const;

/** How new invoices are reckoned and may be paid. What is issued stays as it is; drafts follow when they are saved. */
export const invoicingInput = z.object({
  version: versionField,
  taxRounding: z.enum(["document", "line"], "Choose where taxes are rounded."),
  cashRoundingIncrement: z
    .union([z.number(), z.bigint()], "Choose what totals are rounded to.")
    .refine((value) => cashRoundingIncrements.some((one) => one === Number(value)), {
      error: "Choose what totals are rounded to.",
    })
    .transform((value) => BigInt(value)),
  allowsPartialPayments: z.boolean("Say whether clients may pay in parts.").optional().default(false),
  terms: linesField("The terms", 2000).optional().default(""),
});

/** Who takes a seat, how many there may be (no limit is null or left out), and whether the rest of a period is billed. */
export const seatSettingsInput = z.object({
  version: versionField,
  seatPolicy: z.enum(["invited", "accepted"], "Choose when an agent takes a seat."),
  seatLimit: z
    .number("Enter a whole number of seats, or nothing for no limit.")
    .int("Enter a whole number of seats, or nothing for no limit.")
    .min(0, "Enter a whole number of seats, or nothing for no limit.")
    .max(100_000, "Enter at most 100000 seats, or nothing for no limit.")
    .nullish()
    .transform((limit) => limit ?? null),
  seatProration: z
    .enum(["create_prorations", "none"], "Choose what a change of seats costs for the rest of the period.")
    .optional(),
});

/** Every part may be left out but `version`; what is left out stays. */
const settingsInput = z.object({
  ...organizationInput.partial().shape,
  ...invoicingInput.partial().shape,
  ...seatSettingsInput.partial().shape,
  version: versionField,
});

export type OrganizationChange = z.input<typeof settingsInput>;

/** Changes settings, all or nothing, and answers them as they are then. */
export async function updateOrganization(ctx: Context, input: OrganizationChange): Promise<Organization> {
  const { version: expected, ...wanted } = givenPartOf(input, readInput(settingsInput, input));
  return inTransaction(ctx, async (tx) => {
    const was = await getOrganization(tx);
    if (was.version !== expected) throw new SettingsChangedMeanwhile();
    const changes = changesBetween(was, wanted);
    if (!changes) return was;
    await tx.db.organization.update({
      where: { id: was.id },
      data: { ...changes.after, version: { increment: 1 } },
    });
    const organization = await getOrganization(tx);
    if ("seatPolicy" in changes.after || "seatLimit" in changes.after) await settleSeats(tx, organization);
    await recordActivity(tx, {
      verb: "updated",
      subjectKind: "organization",
      subjectId: was.id,
      ...changes,
    });
    return organization;
  });
}

/** What was left out has its default after reading, and must stay as it is instead. */
function givenPartOf(input: OrganizationChange, read: Readonly<Record<string, unknown>>) {
  const given = Object.entries(input).filter(
    ([name, value]) => name in settingsInput.shape && value !== undefined,
  );
  return Object.fromEntries(given.map(([name]) => [name, read[name]]));
}

async function settleSeats(tx: TxContext, organization: Organization): Promise<void> {
  const { id, seatLimit } = organization;
  const taken = await countSeats(tx, { organizationId: id });
  if (seatLimit !== null && taken > seatLimit)
    throw invalidField("seatLimit", `Seats in use: ${taken}. Enter at least ${taken}, or remove agents.`);
  await announce(tx, { kind: "seat-policy.changed", organizationId: id });
}
