import { randomUUID } from "node:crypto";
import PostalMime, { type Attachment, type Header } from "postal-mime";
import type { LocalAttachment, LocalMessage } from "./messages.ts";

/** Reads one message as it came over the wire. */
export async function parseMessage(raw: Uint8Array, recipients: string[]): Promise<LocalMessage> {
  const email = await PostalMime.parse(raw);
  const id = randomUUID();
  return {
    id,
    from: email.from?.address ?? "",
    fromName: email.from?.name ?? "",
    to: recipients,
    subject: email.subject ?? "",
    text: email.text ?? "",
    html: email.html ?? "",
    headers: joinHeaders(email.headers),
    attachments: email.attachments.map((part, index) => describeAttachment(part, id, index)),
    receivedAt: new Date().toISOString(),
    messageId: email.messageId ?? "",
  };
}

function joinHeaders(headers: readonly Header[]): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const { key, value } of headers) joined[key] = key in joined ? `${joined[key]}\n${value}` : value;
  return joined;
}

function describeAttachment(part: Attachment, messageId: string, index: number): LocalAttachment {
  const content = bytesOf(part.content);
  return {
    filename: part.filename ?? `attachment-${index + 1}`,
    contentType: part.mimeType,
    size: content.byteLength,
    url: `/api/messages/${messageId}/attachments/${index}`,
    content,
  };
}

function bytesOf(content: Attachment["content"]): Uint8Array {
  if (typeof content === "string") return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}
