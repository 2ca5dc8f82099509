import type { EmailContent } from "#emails";

const brand = {
  name: "Łódź Studio",
  accentColor: "#7a3b12",
  footer: ["Łódź Studio sp. z o.o., ul. Piotrkowska 1, 90-001 Łódź", "VAT PL1234567890"],
};
const url = "https://billing.example/i/7f3c9a21d0b84e5f96a1c2d3e4f5061728394a5b6c7d8e9f";

/** One plausible mail per template. */
export const sampleEmails: readonly EmailContent[] = [
  {
    template: "invoice",
    props: {
      brand,
      number: "2026-0042",
      clientName: "Ελένη Παπαδοπούλου",
      total: "€1,428.00",
      rounding: "-€0.02",
      amountDue: "€1,190.00",
      dueOn: "14 April 2026",
      purchaseOrder: "PO 4711",
      closingTexts: ["Thank you.", "Payable without deduction."],
      url,
      action: "pay",
      message: "Thank you for the good work together.",
    },
  },
  { template: "fresh-link", props: { brand, clientName: "Анна Петрова", invoiceNumber: "2026-0042", url } },
  {
    template: "receipt",
    props: {
      brand,
      clientName: "Анна Петрова",
      invoiceNumber: "2026-0042",
      amountReceived: "€1,190.00",
      receivedOn: "2 April 2026",
      method: "Visa ending in 4242",
      url,
    },
  },
  {
    template: "payment-failed",
    props: {
      brand,
      clientName: "Анна Петрова",
      invoiceNumber: "2026-0042",
      amount: "€1,190.00",
      method: "SEPA debit",
      stillDue: "€1,190.00",
      dueOn: "14 April 2026",
      url,
    },
  },
  {
    template: "credit-note",
    props: {
      brand,
      clientName: "Anna",
      invoiceNumber: "2026-0042",
      creditNoteNumber: "CN-2026-0002",
      amountCredited: "€190.00",
      stillDue: "€1,000.00",
      issuedOn: "3 April 2026",
      reason: "One day less",
      url,
    },
  },
  {
    template: "invoice-cancelled",
    props: {
      brand,
      clientName: "Anna",
      invoiceNumber: "2026-0042",
      creditNoteNumber: "CN-2026-0003",
      amountCredited: "€1,428.00",
      issuedOn: "20 April 2026",
      reason: "Billed twice",
      url,
    },
  },
  {
    template: "agent-invite",
    props: { brand, inviterName: "Zofia", role: "an agent", expiresOn: "21 April 2026", url },
  },
  { template: "password-reset", props: { brand, email: "zofia@studio.test", validFor: "1 hour", url } },
  {
    template: "admin-notice",
    props: {
      brand,
      occasion: "opening",
      headline: "Stripe does not answer",
      happened: "Steadybill cannot tell Stripe how many agent seats to bill. It keeps trying by itself.",
      since: "1 April 2026, 09:12 UTC",
      affected: ["2 new agents are not billed yet", "5 seats are billed at Stripe instead of 7"],
      advice: "Nothing for now. If it lasts for hours, check the Stripe key in the settings.",
      url,
    },
  },
  {
    template: "all-clear",
    props: {
      brand,
      headline: "Seat billing is up to date again",
      happened: "Stripe answers again and bills 7 seats, which is right.",
      hadHappened: null,
      since: "1 April 2026, 09:12 UTC",
      until: "1 April 2026, 11:40 UTC",
      affected: ["2 new agents"],
      url,
    },
  },
];
