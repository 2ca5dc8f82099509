/** Who is billed: each client once per organization, with the people who get its mail. */
export { createClient } from "./create.ts";
export { findClient, getClient } from "./find.ts";
export { listClients } from "./list.ts";
export { listClientNames } from "./list-names.ts";
export { updateClient } from "./update.ts";
export { archiveClient, unarchiveClient } from "./archive.ts";
export { findContact, listContacts } from "./contacts.ts";
export { createClientInput, listClientsInput, updateClientInput } from "./input.ts";
export type { ClientView } from "./view.ts";
