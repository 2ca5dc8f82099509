import type { DocumentLine, InvoiceDocumentProps } from "#platform/pdf";

export function documentLine(over: Partial<DocumentLine> = {}): DocumentLine {
  return {
    description: "Consulting, March",
    quantity: "1.5 h",
    unitAmount: "€100.00",
    taxLabel: "19%",
    amount: "€150.00",
    ...over,
  };
}

type Invoice = Extract<InvoiceDocumentProps, { kind: "invoice" }>;
type CreditNote = Extract<InvoiceDocumentProps, { kind: "credit-note" }>;

const parts = {
  number: "2026-0042",
  currency: "EUR",
  issuedOn: "1 April 2026",
  seller: {
    name: "Łódź Studio sp. z o.o.",
    addressLines: ["ul. Żółkiewskiego 1", "90-001 Łódź", "Poland"],
    taxNumber: "VAT PL1234567890",
    email: "billing@studio.test",
  },
  client: {
    name: "Ελένη Παπαδοπούλου ΑΕ",
    addressLines: ["Οδός Ερμού 10", "105 63 Αθήνα", "Greece"],
    taxNumber: "VAT EL123456789",
  },
  lines: [
    documentLine(),
    documentLine({
      description: "Поддержка и обслуживание",
      quantity: "2",
      unitAmount: "€107.00",
      unitAmountNet: "€100.00",
      taxLabel: "7% incl.",
      discount: { label: "Discount 10%", amount: "−€21.40" },
      amount: "€214.00",
    }),
  ],
  totals: {
    subtotal: "€364.00",
    discounts: [{ label: "Discount 10% on Поддержка", amount: "−€21.40" }],
    taxes: [
      { label: "VAT 19%", taxable: "€150.00", amount: "€28.50" },
      { label: "VAT 7% (included)", taxable: "€180.00", amount: "€12.60" },
    ],
    total: "€371.10",
  },
  createdAt: new Date("2026-04-01T10:00:00Z"),
};

export function invoiceProps(over: Partial<Invoice> = {}): Invoice {
  return { ...parts, kind: "invoice", dueOn: "14 April 2026", ...over };
}

export function creditNoteProps(over: Partial<CreditNote> = {}): CreditNote {
  return {
    ...parts,
    kind: "credit-note",
    number: "CN-2026-0003",
    amends: { number: "2026-0042", issuedOn: "1 April 2026" },
    ...over,
  };
}
