import type { Context } from "#platform/context";
import type { EmailContent, MailAddress, MailAttachment } from "#platform/mail";

export type QueuedEmail = {
  readonly id: string;
  readonly organizationId: string | null;
  readonly template: string;
  readonly to: { readonly address: string; readonly name: string };
  /** What `queueEmail` was given. */
  readonly props: Readonly<Record<string, unknown>>;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  readonly contactId: string | null;
};

export type ComposedEmail = {
  readonly content: EmailContent;
  readonly attachments?: readonly MailAttachment[];
  readonly replyTo?: MailAddress;
  readonly fromName?: string;
};

/** Fills a mail in when it is sent, so that it tells the present truth. The context acts for the mail's organization. */
export type Composer = (ctx: Context, email: QueuedEmail) => Promise<ComposedEmail>;

export type Composers = Readonly<Record<string, Composer>>;

/** There is nothing left to say: the mail is ended with the reason, not sent, and shown as failed. */
export class EmailObsolete extends Error {
  constructor(readonly reason: string) {
    super(reason);
    this.name = "EmailObsolete";
  }
}

/** Another mail says it, or nobody misses it: the mail is ended with the reason, not sent, and alarms nobody. */
export class EmailNotNeeded extends Error {
  constructor(readonly reason: string) {
    super(reason);
    this.name = "EmailNotNeeded";
  }
}

/** It is not the time for it: the mail waits until then, and this does not count as an attempt. */
export class EmailTooEarly extends Error {
  constructor(
    readonly until: Date,
    readonly reason: string,
  ) {
    super(reason);
    this.name = "EmailTooEarly";
  }
}
