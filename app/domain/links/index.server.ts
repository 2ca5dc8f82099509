/** Links are derived, not stored: the same link can be shown again, and a stolen database opens nothing. */
export { createLink, ensureLink, type NewLink } from "./ensure.ts";
export { renewLinks } from "./renew.ts";
export { findLink, type FoundLink, type LinkState } from "./find.ts";
export { listLiveLinks } from "./list.ts";
export { linkUrl, linkToken } from "./url.ts";
export { countLinks } from "./count.ts";
export { forgetLinks } from "./forget.ts";
export { consumeLink, revokeContactLinks, revokeLinks } from "./end.ts";
