import { z } from "zod";
import { isTimeZone } from "#lib/civil-date";
import { findCurrency } from "#lib/currencies";
import { readEmailAddress } from "#lib/email-address";
import { isLocale } from "#lib/locale";

/** One line that must say something. */
export function requiredLine(missing: string, longest: number) {
  return z
    .string(missing)
    .trim()
    .min(1, missing)
    .max(longest, `Use at most ${longest} characters.`)
    .refine((text) => !hasControlCharacters(text), "Leave out line breaks and control characters.");
}

/** Text that may be left out, and is then empty. */
export function optionalText(longest: number) {
  return z.string().trim().max(longest, `Use at most ${longest} characters.`).optional().default("");
}

/** An e-mail address, in the form in which addresses are stored. */
export const emailAddress = z.string("Enter an e-mail address.").transform((text, ctx) => {
  const address = readEmailAddress(text);
  if (address.ok) return address.value;
  ctx.addIssue(address.problem);
  return z.NEVER;
});

export const optionalEmailAddress = z
  .union([z.literal("", "This is not an e-mail address such as name@example.com."), emailAddress])
  .optional()
  .default("");

export const timeZone = z
  .string("Choose a time zone.")
  .refine(isTimeZone, "This is not a time zone such as Europe/Vienna.");

/** In any case as typed, upper case from here on. */
export const currencyCode = z
  .string("Choose a currency.")
  .trim()
  .toUpperCase()
  .refine((code) => findCurrency(code) !== null, "This is not a currency that can be charged, such as EUR.");

export const locale = z
  .string("Choose a language.")
  .trim()
  .max(35, "This is not a language such as en-US.")
  .refine(isLocale, "This is not a language such as en-US.");

function hasControlCharacters(text: string): boolean {
  return /\p{Cc}/u.test(text);
}
