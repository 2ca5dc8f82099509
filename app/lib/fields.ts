import { z } from "zod";
import { isCivilDate, isTimeZone } from "./civil-date.ts";
import { findCurrency } from "./currencies.ts";
import { formatDecimal, parsePercent } from "./decimal.ts";
import { readEmailAddress } from "./email-address.ts";
import { isLocale } from "./locale.ts";
import { isWithinLimit } from "./money.ts";
import { parseInstant } from "./parse-instant.ts";
import type { Parsed } from "./parsed.ts";

/** Fields that several rooms ask for. `name` begins the sentences about the field: "The name is missing." */

/** One line of text that may not be empty, without spaces around it. */
export function lineField(name: string, longest: number) {
  return text(name, longest)
    .min(1, `${name} is missing.`)
    .regex(oneLine, `${name} must be one line of text.`);
}

/** One line of text that may be empty. */
export function optionalLineField(name: string, longest: number) {
  return text(name, longest).regex(oneLine, `${name} must be one line of text.`);
}

/** Text of several lines that may be empty; line ends become "\n". */
export function linesField(name: string, longest: number) {
  return text(name, longest)
    .regex(severalLines, "Leave out characters that cannot be printed.")
    .transform((value) => value.replace(/\r\n?/g, "\n"));
}

export function idField(noun: string) {
  return z.string(`Choose the ${noun}.`).min(1, `Choose the ${noun}.`).max(100, `There is no such ${noun}.`);
}

export const emailField = z
  .string("Enter an e-mail address.")
  .transform((value, context) => accepted(readEmailAddress(value), context));

/** The code in upper case. */
export const currencyField = z
  .string("Choose a currency.")
  .transform((value) => value.trim().toUpperCase())
  .refine((code) => findCurrency(code) !== null, "Choose one of the currencies that can be charged.");

export const civilDateField = z
  .string("Write the date as YYYY-MM-DD.")
  .trim()
  .refine(isCivilDate, "Write a date that exists as YYYY-MM-DD.");

const instantSentence = 'Write an instant such as "2026-03-01T09:30:00Z", with its zone.';

/** An instant: ISO 8601 text with a zone or, within the app, a Date. */
export const instantField = z
  .union([z.string(instantSentence), z.date(instantSentence)], instantSentence)
  .transform((value, context) => {
    if (value instanceof Date) return value;
    const at = parseInstant(value);
    if (at !== null) return new Date(at);
    context.addIssue(instantSentence);
    return z.NEVER;
  });

export const timeZoneField = z
  .string("Choose a time zone.")
  .trim()
  .max(64, "Choose a time zone such as Europe/Vienna.")
  .refine(isTimeZone, "Choose a time zone such as Europe/Vienna.");

export const localeField = z
  .string("Choose a language.")
  .trim()
  .max(35, "Choose a language such as en-US or de-AT.")
  .refine(isLocale, "Choose a language such as en-US or de-AT.");

const netDaysSentence = "Net days are a whole number from 0 to 365.";
export const netDaysField = z.int(netDaysSentence).min(0, netDaysSentence).max(365, netDaysSentence);

/** A percentage from 0 to 100 as the shortest decimal text. */
export const percentField = z
  .string('Write the percentage as a text such as "19" or "7.7".')
  .transform((value, context) => {
    const percent = accepted(parsePercent(value.trim()), context);
    return percent === z.NEVER ? z.NEVER : formatDecimal(percent);
  });

/** Minor units, as a JSON number or, within the app, a bigint. */
export function amountField(name: string) {
  const notWhole = `${name} is a whole number of minor units, such as 1999 for 19.99.`;
  return z
    .union([z.number(), z.bigint()], notWhole)
    .refine((value) => typeof value === "bigint" || Number.isInteger(value), notWhole)
    .transform((value) => BigInt(value))
    .refine(isWithinLimit, `${name} is too large.`);
}

export const versionField = z
  .int("Name the version that was edited, as a whole number.")
  .min(1, "Name the version that was edited, as a whole number.");

/** How a list is asked for. */
export const pagingFields = {
  cursor: z.string("A cursor is the text that the page before ended with.").nullish(),
  limit: z
    .int("A page has from 1 to 100 items.")
    .min(1, "A page has from 1 to 100 items.")
    .max(100, "A page has from 1 to 100 items.")
    .optional(),
};

function text(name: string, longest: number) {
  return z
    .string({ error: ({ input }) => (input === undefined ? `${name} is missing.` : `${name} must be text.`) })
    .trim()
    .max(longest, `${name} can have at most ${longest} characters.`);
}

const oneLine = /^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u;
const severalLines = /^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u;

function accepted<T>(result: Parsed<T>, context: z.RefinementCtx): T {
  if (result.ok) return result.value;
  context.addIssue(result.problem);
  return z.NEVER;
}
