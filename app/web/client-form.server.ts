import { z } from "zod";
import { createClientInput } from "#domain/clients";
import { versionField } from "#lib/fields";

const rules = createClientInput.shape;
const contactRule = rules.contacts.unwrap().element;

/** A row for somebody else who gets the mail. A row left empty is nobody. */
const contactRow = z
  .object({ name: z.string().optional(), email: z.string().optional() })
  .superRefine((row, context) => {
    if (isEmpty(row)) return;
    const { error } = contactRule.safeParse({ name: row.name ?? "", email: row.email ?? "" });
    for (const { path, message } of error?.issues ?? []) context.addIssue({ code: "custom", path, message });
  });

/** What the client form sends. A field left empty empties what was there; a key left empty is made up or stays. */
export const clientForm = z.object({
  /** Of a new client: makes a form that is sent twice create one. */
  formKey: z.uuid("Open this form again.").optional(),
  /** Of a client that is edited: the version that the form was filled from. */
  version: versionField.optional(),
  name: rules.name,
  email: rules.email,
  key: rules.key,
  currency: rules.currency,
  netDays: rules.netDays.transform((netDays) => netDays ?? null),
  taxRateId: rules.taxRateId.transform((taxRateId) => taxRateId ?? null),
  address: rules.address.transform((text) => text ?? ""),
  taxNumber: rules.taxNumber.transform((text) => text ?? ""),
  locale: rules.locale,
  timeZone: rules.timeZone,
  contacts: z
    .array(contactRow)
    .optional()
    .transform((rows = []) =>
      rows
        .filter((row) => !isEmpty(row))
        .map(({ name, email }) => ({ name: name ?? "", email: email ?? "" })),
    ),
});

function isEmpty({ name = "", email = "" }: { name?: string | undefined; email?: string | undefined }) {
  return name.trim() === "" && email.trim() === "";
}
