import type { OutgoingMail } from "#platform/mail";

export function outgoingMail(over: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    messageId: "<0198-invoice@studio.test>",
    to: { name: "Ελένη", address: "eleni@client.test" },
    subject: "Invoice 2026-0042",
    html: "<p>Hello</p>",
    text: "Hello",
    ...over,
  };
}
