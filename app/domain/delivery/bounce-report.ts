import { z } from "zod";
import { normalizeEmail } from "#lib/email-address";
import { type BounceKind, bounceKinds } from "#lib/statuses";

const longestDetail = 500;

/** What mail systems call the kinds; each has its own words. */
const synonyms: Readonly<Record<string, BounceKind>> = {
  bounce: "hard",
  permanent: "hard",
  temporary: "soft",
  transient: "soft",
  spam: "complaint",
};

/** The body of a report. Fields that are not known here are left out, because each mail system adds its own. */
export const bounceReport = z.object(
  {
    messageId: z
      .string("Name the mail by its Message-ID.")
      .trim()
      .min(1, "Name the mail by its Message-ID.")
      .max(300, "This is too long for a Message-ID.")
      .transform((text) => (text.startsWith("<") ? text : `<${text}>`)),
    recipient: z
      .string("Name the address that the mail was for.")
      .max(320, "This is too long for an address.")
      .transform(normalizeEmail)
      .refine((text) => text !== "", "Name the address that the mail was for."),
    kind: z
      .string(`The kind is ${bounceKinds.join(", ")}.`)
      .transform((text) => text.trim().toLowerCase())
      .transform((text) => synonyms[text] ?? text)
      .pipe(z.enum(bounceKinds, `The kind is ${bounceKinds.join(", ")}.`)),
    detail: z
      .string("The detail is a text.")
      .nullish()
      .transform((text) => oneLine(text ?? "").slice(0, longestDetail)),
  },
  "A report is an object with messageId, recipient, kind and detail.",
);

export type BounceReport = z.output<typeof bounceReport>;

/** In one line and without what steers a terminal or turns the direction of reading. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}
