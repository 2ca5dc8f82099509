/** The outbox: a mail is written down in its cause's transaction, and counts as sent only when the mail server said so. */
export { queueEmail, type NewEmail } from "./queue.ts";
export { sendDueMails, releaseMailLeases } from "./send-due.ts";
export {
  type ComposedEmail,
  type Composer,
  type Composers,
  EmailNotNeeded,
  EmailObsolete,
  EmailTooEarly,
  type QueuedEmail,
} from "./composing.ts";
export { findEmail, getEmail } from "./find.ts";
export { listEmails, type EmailItem } from "./list.ts";
export { retryEmail, redirectEmail, retryFailedEmails, EmailNotRetryable } from "./retry.ts";
export { bounceReport, type BounceReport } from "./bounce-report.ts";
export { recordBounce } from "./record-bounce.ts";
export { EmailNotBounceable, markBounced, markBouncedInput } from "./mark-bounced.ts";
export { type LastEmail, lastEmailsOf } from "./last-of-contacts.ts";
export { deliveryOf, type Delivery } from "./state.ts";
