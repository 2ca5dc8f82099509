/** Who is billed: each client once per organization, with the people who get its mail. */
export { createClient } from "./create.ts";
export { findClient, getClient } from "./find.ts";
export { listClients } from "./list.ts";
export { listClientNames } from "./list-names.ts";
export { changeClient, updateClient } from "./update.ts";
export { archiveClient, unarchiveClient } from "./archive.ts";
export { findContact, listContacts } from "./contacts.ts";
export { changeContact, updateContact } from "./change-contact.ts";
export { addContact } from "./add-contact.ts";
export { archiveContact } from "./archive-contact.ts";
export { ClientChangedMeanwhile } from "./errors.ts";
export { contactInput, createClientInput, listClientsInput, updateClientInput } from "./input.ts";
export type { ClientView, ContactView } from "./view.ts";
