import type { SendMailOptions } from "nodemailer";
import { withoutTurns } from "#lib/direction-marks";

export type MailAddress = { name?: string | undefined; address: string };

export type MailAttachment = { filename: string; contentType: string; content: Uint8Array };

export type OutgoingMail = {
  /** The whole header value, `<…@…>`; the same on every attempt, so that receivers can tell a repeat. */
  messageId: string;
  to: MailAddress;
  /** Shown as the sender instead of the configured name; the address stays the configured one. */
  fromName?: string | undefined;
  replyTo?: MailAddress | undefined;
  subject: string;
  html: string;
  text: string;
  attachments?: readonly MailAttachment[] | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
};

/** Puts a mail into nodemailer's words; text that people typed becomes one line before it gets near a header. */
export function toNodemailer(mail: OutgoingMail, sender: MailAddress): SendMailOptions {
  return {
    from: oneLine({ address: sender.address, name: mail.fromName ?? sender.name }),
    to: oneLine(mail.to),
    ...(mail.replyTo ? { replyTo: oneLine(mail.replyTo) } : {}),
    messageId: withoutBreaks(mail.messageId),
    subject: withoutBreaks(mail.subject),
    html: mail.html,
    text: mail.text,
    attachments: (mail.attachments ?? []).map(({ filename, contentType, content }) => ({
      filename: withoutBreaks(filename),
      contentType,
      content: Buffer.from(content),
    })),
    headers: {
      // RFC 3834: keeps out-of-office robots from answering.
      "Auto-Submitted": "auto-generated",
      ...Object.fromEntries(Object.entries(mail.headers ?? {}).map(cleanHeader)),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Whether SMTP could name this recipient; a list or a name in an address is none. */
export function isDeliverable(address: string): boolean {
  return /^[^\s<>()[\]\\,;:@"]+@[^\s<>()[\]\\,;:@"]+$/.test(address);
}

function oneLine({ name, address }: MailAddress) {
  return { name: withoutBreaks(name ?? ""), address: withoutBreaks(address) };
}

function cleanHeader([name, value]: [string, string]): [string, string] {
  return [name.replace(/[^A-Za-z0-9-]/g, ""), withoutBreaks(value)];
}

function withoutBreaks(text: string): string {
  // eslint-disable-next-line no-control-regex
  return withoutTurns(text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, " ")).trim();
}
