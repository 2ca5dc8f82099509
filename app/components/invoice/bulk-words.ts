import type { BulkVerb } from "#lib/statuses";

type Words = { title: string; explanation: string; submit: string; going: string; done: string };

export const bulkWords: Readonly<Record<BulkVerb, Words>> = {
  send: {
    title: "Send",
    explanation:
      "Every contact of the clients gets the invoice by e-mail, also those who got it before. Drafts and void invoices are left out, and told.",
    submit: "Send",
    going: "Sending",
    done: "Sent",
  },
  remind: {
    title: "Remind of",
    explanation:
      "The clients are asked for what is still due. Who was reminded today, has paid or promised to pay is left out, and told.",
    submit: "Remind of",
    going: "Reminding of",
    done: "Reminded of",
  },
};

export function countInvoices(count: number): string {
  return count === 1 ? "1 invoice" : `${count} invoices`;
}
