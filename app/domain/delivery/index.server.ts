/** The outbox: a mail is written down in its cause's transaction, and counts as sent only when the mail server said so. */
export { queueEmail, type NewEmail } from "./queue.ts";
export { sendDueMails, releaseMailLeases } from "./send-due.ts";
export {
  type ComposedEmail,
  type Composer,
  type Composers,
  EmailNotNeeded,
  EmailObsolete,
  type QueuedEmail,
} from "./composing.ts";
export { findEmail } from "./find.ts";
export { listEmails, type EmailItem } from "./list.ts";
export { retryEmail, EmailNotRetryable } from "./retry.ts";
export { deliveryOf, type Delivery } from "./state.ts";
