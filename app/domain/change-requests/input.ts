import { z } from "zod";
import { emailField, lineField, linesField, optionalLineField } from "#lib/fields";
import type { Texts } from "#lib/texts/languages";
import { wordedField } from "#lib/worded-field";

/** The whole form; what is as before is no wish. `name`, `address` and `taxNumber` are the client's. */
export function changeRequestInput({ portal: { problems } }: Texts) {
  return z.strictObject({
    contactName: wordedField(lineField("Your name", 200), problems.contactName),
    email: wordedField(emailField, problems.email),
    name: wordedField(lineField("The name", 200), problems.name),
    address: wordedField(linesField("The address", 600).optional().default(""), problems.address),
    taxNumber: wordedField(
      optionalLineField("The tax number", 60).optional().default(""),
      problems.taxNumber,
    ),
  });
}

/** A field left empty empties what was there. */
export type WishedDetails = {
  readonly contactName: string;
  readonly email: string;
  readonly name: string;
  readonly address?: string | undefined;
  readonly taxNumber?: string | undefined;
};
