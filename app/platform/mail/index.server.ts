/** Mail: a message counts as sent only when the mail server has said so, and SMTP trouble is an answer, not an error. */
export { createMailer, type Mailer } from "./create-mailer.ts";
export type { ConversationLine, MailTrial, MailTrouble } from "./trial.ts";
export type { MailAddress, MailAttachment, OutgoingMail } from "./message.ts";
export type { SendOutcome } from "./outcome.ts";
export { renderEmail } from "./render-email.ts";
export { renderSample } from "./render-sample.ts";
export type { EmailBrand, EmailContent } from "#emails";
