import type { MailAttachment } from "#platform/mail";
import type { StoredDocument } from "../documents/store.ts";

export function pdfAttachment({ fileName, bytes }: StoredDocument): MailAttachment {
  return { filename: fileName, contentType: "application/pdf", content: bytes };
}
