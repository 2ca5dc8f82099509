import type { EmailTemplate } from "#lib/email-templates";
import type { EmailContent } from "./compose.tsx";
import type { EmailBrand } from "./layout/brand.ts";

/** What a sample is made with: whose it is, and where its links lead. */
export type SampleOf = { brand: EmailBrand; url: string };

type PropsOf<T extends EmailContent["template"]> = Extract<EmailContent, { template: T }>["props"];

const client = { clientName: "Anna Novak", invoiceNumber: "2026-0042" };

/** One plausible mail per template, all about the same made-up invoice. */
const samples: { [T in EmailContent["template"]]: (of: SampleOf) => PropsOf<T> } = {
  invoice: (of) => ({
    ...of,
    number: client.invoiceNumber,
    clientName: client.clientName,
    total: "€1,428.00",
    rounding: "-€0.02",
    amountDue: "€1,190.00",
    dueOn: "14 April 2026",
    purchaseOrder: "PO 4711",
    closingTexts: ["Thank you.", "Payable without deduction."],
    action: "pay",
  }),
  "fresh-link": (of) => ({ ...of, ...client }),
  reminder: (of) => ({
    ...of,
    ...client,
    total: "€1,190.00",
    amountDue: "€1,190.00",
    dueOn: "14 April 2026",
    isDueToday: false,
    action: "pay",
  }),
  overdue: (of) => ({
    ...of,
    ...client,
    total: "€1,190.00",
    amountDue: "€690.00",
    dueOn: "14 April 2026",
    daysLate: 7,
    action: "pay",
  }),
  receipt: (of) => ({
    ...of,
    ...client,
    amountReceived: "€1,190.00",
    receivedOn: "2 April 2026",
    method: "Visa ending in 4242",
  }),
  "partial-payment": (of) => ({
    ...of,
    ...client,
    amountReceived: "€500.00",
    receivedOn: "2 April 2026",
    method: "Bank transfer",
    stillDue: "€690.00",
    dueOn: "14 April 2026",
  }),
  "payment-failed": (of) => ({
    ...of,
    ...client,
    amount: "€1,190.00",
    method: "SEPA debit",
    stillDue: "€1,190.00",
    dueOn: "14 April 2026",
  }),
  refund: (of) => ({
    ...of,
    ...client,
    amount: "€190.00",
    paid: "€1,190.00",
    paidOn: "2 April 2026",
    method: "Visa ending in 4242",
    way: "as-paid",
  }),
  "credit-note": (of) => ({
    ...of,
    ...client,
    creditNoteNumber: "CN-2026-0002",
    amountCredited: "€190.00",
    stillDue: "€1,000.00",
    issuedOn: "3 April 2026",
    reason: "One day less",
  }),
  "invoice-cancelled": (of) => ({
    ...of,
    ...client,
    creditNoteNumber: "CN-2026-0003",
    amountCredited: "€1,428.00",
    issuedOn: "20 April 2026",
    reason: "Billed twice",
  }),
  "portal-link": (of) => ({ ...of, clientName: client.clientName, email: "anna@client.example" }),
  "agent-invite": (of) => ({
    ...of,
    inviterName: "Zofia Adamska",
    role: "an agent",
    expiresOn: "21 April 2026",
  }),
  "password-reset": (of) => ({ ...of, email: "zofia@studio.example", validFor: "1 hour" }),
  "admin-notice": (of) => ({
    ...of,
    occasion: "opening",
    headline: "Stripe does not answer",
    happened: "Steadybill cannot tell Stripe how many agent seats to bill. It keeps trying by itself.",
    since: "1 April 2026, 09:12 UTC",
    affected: ["2 new agents are not billed yet", "5 seats are billed at Stripe instead of 7"],
    advice: "Nothing for now. If it lasts for hours, check the Stripe key in the settings.",
  }),
  "all-clear": (of) => ({
    ...of,
    headline: "Seat billing is up to date again",
    happened: "Stripe answers again and bills 7 seats, which is right.",
    hadHappened: null,
    since: "1 April 2026, 09:12 UTC",
    until: "1 April 2026, 11:40 UTC",
    affected: ["2 new agents"],
  }),
};

/** A mail of that kind with made-up figures. */
export function sampleEmail(template: EmailTemplate, of: SampleOf): EmailContent {
  return { template, props: samples[template](of) } as EmailContent;
}
