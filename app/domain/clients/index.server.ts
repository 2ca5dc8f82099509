/** Who is billed: each client once per organization, with the people who get its mail. */
export { createClient } from "./create.ts";
export { getClient, getClientRow, findClient } from "./find.ts";
export { listClients } from "./list.ts";
export { updateClient } from "./update.ts";
export { archiveClient, unarchiveClient } from "./archive.ts";
export { findContact, listContacts } from "./contacts.ts";
export { createClientInput, listClientsInput, updateClientInput } from "./input.ts";
export { ClientChangedMeanwhile, ClientKeyTaken } from "./errors.ts";
export type { ClientView, ContactView } from "./view.ts";
