/** The outbox as an admin sees it: who did not get what and why, and every way to put it right. */
export { listOutbox, type OutboxItem } from "./list.ts";
export { getOutboxEmail } from "./get.ts";
export { clientLinkOf, MailWithoutLink } from "./client-link.ts";
export { correctAddress, correctAddressInput, NoSuchContactAnyMore } from "./correct-address.ts";
