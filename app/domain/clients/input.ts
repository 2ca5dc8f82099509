import { z } from "zod";
import {
  currencyField,
  emailField,
  idField,
  lineField,
  linesField,
  localeField,
  netDaysField,
  optionalLineField,
  pagingFields,
  timeZoneField,
  versionField,
} from "#lib/fields";

const keySentence =
  "A key has 1 to 64 letters, digits and the signs - _ . : and starts with a letter or a digit.";

/** Beside the client's own address. */
export const mostContacts = 20;
export const tooManyContacts = "A client can have at most 20 further contacts.";

const contact = z.strictObject(
  { name: lineField("The contact's name", 200), email: emailField },
  "A contact has a name and an e-mail address.",
);

/** A person at a client; who gets no invoices may still see them all in the portal. */
export const contactInput = z.strictObject({
  ...contact.shape,
  getsInvoices: z.boolean("Say whether invoices are mailed to them.").optional(),
});

const changeable = {
  name: lineField("The name", 200),
  email: emailField,
  /** What scripts and meters call the client. */
  key: z
    .string(keySentence)
    .trim()
    .regex(/^[A-Za-z0-9][A-Za-z0-9\-_.:]{0,63}$/, keySentence),
  currency: currencyField,
  /** Null: the organization's. */
  netDays: netDaysField.nullable(),
  /** What new lines for the client are taxed with; null: nothing. */
  taxRateId: idField("tax rate").nullable(),
  address: linesField("The address", 600),
  taxNumber: optionalLineField("The tax number", 60),
  locale: localeField,
  timeZone: timeZoneField,
  /** Who else there is; the client's own address always gets the mail. */
  contacts: z.array(contact, "Contacts are a list.").max(mostContacts, tooManyContacts),
};

const { name, email, ...others } = changeable;

/** What is left out is the organization's (currency, locale, zone), made up (key) or empty. */
export const createClientInput = z.strictObject({ name, email, ...z.object(others).partial().shape });

/** What is left out stays as it is. With `version` the change is refused when somebody else was faster. */
export const updateClientInput = z.strictObject({
  id: z.string("Choose the client."),
  version: versionField.optional(),
  ...z.object(changeable).partial().shape,
});

const clientSorts = ["name", "-name", "createdAt", "-createdAt"] as const;
export type ClientSort = (typeof clientSorts)[number];

export const listClientsInput = z.strictObject({
  ...pagingFields,
  search: z.string("Search for text.").max(200, "Search for at most 200 characters.").optional(),
  archived: z.boolean("Say whether archived clients are wanted.").optional(),
  sort: z.enum(clientSorts, "Sort by name or createdAt, with a - before it for the reverse.").optional(),
});

export type NewContact = z.output<typeof contact>;
