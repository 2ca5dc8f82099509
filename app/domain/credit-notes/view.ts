import type { CivilDate } from "#lib/civil-date";
import type { TaxFigure } from "#lib/invoice-figures";
import type { CreditShares } from "./book.ts";

/** Amounts in minor units, all of them positive unless a deduction is credited. */
export type CreditNoteSummary = {
  readonly id: string;
  /** Null for a draft. */
  readonly number: string | null;
  readonly status: "draft" | "issued";
  readonly invoiceId: string;
  readonly invoiceNumber: string | null;
  readonly clientId: string;
  readonly clientName: string;
  readonly currency: string;
  readonly total: bigint;
  readonly reason: string;
  readonly issuedOn: CivilDate | null;
  readonly createdAt: Date;
};

export type CreditNoteLineView = {
  readonly id: string;
  /** The invoice's line. */
  readonly lineId: string;
  readonly description: string;
  /** Null where an amount is credited. */
  readonly quantity: string | null;
  readonly amount: bigint;
  /** The line's own discount and its share of the invoice's. */
  readonly discountAmount: bigint;
  readonly netAmount: bigint;
  readonly taxAmount: bigint;
  readonly total: bigint;
};

export type CreditNoteView = CreditNoteSummary & {
  readonly subtotal: bigint;
  readonly discountTotal: bigint;
  readonly taxTotal: bigint;
  readonly roundingAmount: bigint;
  readonly taxes: readonly TaxFigure[];
  readonly lines: readonly CreditNoteLineView[];
  readonly issuedAt: Date | null;
  /** What was asked for when it was issued. */
  readonly remainder: "credit" | "refund" | null;
  /** What became of it; null for a draft. */
  readonly shares: CreditShares | null;
};
