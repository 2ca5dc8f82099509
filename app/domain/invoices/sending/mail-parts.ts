import type { EmailBrand, MailAddress, MailAttachment } from "#platform/mail";
import type { StoredDocument } from "../documents/store.ts";
import type { Party } from "../view.ts";

/** The seller as the invoice names it, under the mail. */
export function brandOf({ name, address, taxNumber }: Party): EmailBrand {
  const where = [name, ...linesOf(address)].join(", ");
  return { name, footer: taxNumber ? [where, taxNumber] : [where] };
}

/** Mails come from the seller by name, and answers go to the seller. */
export function senderOf({ name, email }: Party): { fromName: string; replyTo?: MailAddress } {
  return { fromName: name, ...(email && { replyTo: { name, address: email } }) };
}

export function pdfAttachment({ fileName, bytes }: StoredDocument): MailAttachment {
  return { filename: fileName, contentType: "application/pdf", content: bytes };
}

function linesOf(address: string): string[] {
  return address
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
