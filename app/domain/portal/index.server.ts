/** The portal: whoever reads a contact's mailbox comes in by a link that works once, and sees that client's own and no more. */
export { listPlaces, type PortalPlace } from "./places.ts";
export { portalAddressInput, renewPortalLink, requestPortalLink } from "./request-link.ts";
export { composePortalLink } from "./compose-link.ts";
export { findPortalLink } from "./find-link.ts";
export { signInToPortal } from "./sign-in.ts";
export { findPortalSession, type PortalSession } from "./find-session.ts";
export { countPortalSessions, signOutEverywhere, signOutOfPortal } from "./sign-out.ts";
export { forgetPortalVisits } from "./forget.ts";
export { listPortalInvoices, type PortalInvoice } from "./list-invoices.ts";
export { portalOwed } from "./owed.ts";
export { ensureOwnLink } from "./own-link.ts";
