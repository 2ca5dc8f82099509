/** How an organization shows itself: its logo, color and words, the same on pages and in mails. */
export { type Branding, getBranding } from "./get.ts";
export { lookInput, updateLook } from "./update-look.ts";
export { mailTextsInput, updateMailTexts } from "./update-mail-texts.ts";
export { removeLogo } from "./logo.ts";
export { documentLook, freezeLook, type FrozenLook } from "./document-look.ts";
export { findLogo } from "./find-logo.ts";
export { letterhead, staffBrand } from "./letterhead.ts";
export { previewEmail } from "./preview-email.ts";
export { sendTestEmail, testEmailInput } from "./send-test-email.ts";
