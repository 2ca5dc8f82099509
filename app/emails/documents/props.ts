export type DocumentParty = {
  name: string;
  addressLines: readonly string[];
  /** As it is to be read, with its kind: "VAT PL1234567890". */
  taxNumber?: string | undefined;
  email?: string | undefined;
};

export type DocumentLine = {
  description: string;
  /** With its unit, if it has one. */
  quantity: string;
  unitAmount: string;
  /** The unit price without tax, where `unitAmount` includes it. */
  unitAmountNet?: string | undefined;
  /** The price reduction of this line; `amount` is after it or before it, as the subtotal counts it. */
  discount?: { label: string; amount: string } | undefined;
  /** As "19%", "7% incl." or "exempt". */
  taxLabel: string;
  amount: string;
};

type DocumentTotals = {
  subtotal: string;
  discounts: readonly { label: string; amount: string }[];
  /** One entry per rate, as `{ label: "VAT 19%", taxable: "€100.00", amount: "€19.00" }`. */
  taxes: readonly { label: string; taxable: string; amount: string }[];
  /** What rounding to the smallest coin added, where it did. */
  rounding?: string | undefined;
  total: string;
  paid?: string | undefined;
  credited?: string | undefined;
  amountDue?: string | undefined;
};

/** How the seller looks on paper. */
export type DocumentLook = {
  /** One that can be read on white. */
  accentColor?: string | undefined;
  /** A PNG that is known to be sound, and how large it is shown, in pixels of 1/96 inch. */
  logo?: { png: Uint8Array; width: number; height: number } | undefined;
};

type DocumentBase = DocumentLook & {
  /** The reader's, which chooses the language; English without one. */
  locale?: string | undefined;
  number: string;
  /** ISO code of the currency that all amounts are in. */
  currency: string;
  issuedOn: string;
  /** Day or stretch of time of the supply, where it is not the day of issue. */
  suppliedOn?: string | undefined;
  seller: DocumentParty;
  client: DocumentParty;
  lines: readonly DocumentLine[];
  totals: DocumentTotals;
  /** Why tax is not charged, as the law wants it said. */
  exemptionNotes?: readonly string[] | undefined;
  /** What the client calls the order. */
  purchaseOrder?: string | undefined;
  notes?: string | undefined;
  /** Under which conditions it is to be paid. */
  terms?: string | undefined;
  /** How to pay without a card: bank account, reference. */
  paymentDetails?: readonly string[] | undefined;
  paymentLink?: string | undefined;
  /** Written into the file as its date, so that the same document has the same bytes. */
  createdAt: Date;
};

/**
 * What an invoice or a credit note says, after article 226 of EU directive 2006/112; every figure and date is formatted
 * for the reader.
 */
export type InvoiceDocumentProps =
  | (DocumentBase & { kind: "invoice"; dueOn: string })
  | (DocumentBase & {
      kind: "credit-note";
      amends: { number: string; issuedOn: string };
      reason?: string | undefined;
    });
