/** A rate as it stood when it was applied. `percent` is a decimal text from "0" to "100" with at most four decimals. */
export type TaxRate = {
  readonly id: string;
  readonly name: string;
  readonly percent: string;
  /** Whether the prices it applies to contain it already. */
  readonly inclusive: boolean;
};

/** Minor units when an amount. */
export type Discount = { readonly percent: string } | { readonly amount: bigint };

export type LineEntry = {
  /** Decimal text, 12 digits before and 6 after the point; a deduction has a negative one. */
  readonly quantity: string;
  /** Decimal minor units, at most 12 decimals: "0.0125" USD is 0.000125 dollars. */
  readonly unitAmountDecimal: string;
  readonly discount?: Discount | undefined;
  readonly taxes: readonly TaxRate[];
};

/** Where a rate's tax is rounded: once for the whole document, or on every line. */
export type TaxRounding = "document" | "line";

/** Everything that an invoice's amounts depend on. */
export type InvoiceEntry = {
  readonly currency: string;
  /** On the document unless said otherwise. */
  readonly taxRounding?: TaxRounding | undefined;
  /** The total becomes a multiple of so many minor units, 5 for 0.05; 0 or nothing rounds nothing. */
  readonly cashRoundingIncrement?: bigint | undefined;
  readonly lines: readonly LineEntry[];
  readonly discount?: Discount | undefined;
};

/** One rate's tax in minor units, and the net amount that it is due on. */
export type TaxFigure = TaxRate & { readonly base: bigint; readonly amount: bigint };

/**
 * A line in minor units. `amount − discountAmount − invoiceDiscountShare` is what the client is charged before added
 * taxes; `net` is that without included taxes, `total` is `net` with all taxes.
 */
export type LineFigures = {
  readonly amount: bigint;
  readonly discountAmount: bigint;
  readonly invoiceDiscountShare: bigint;
  readonly net: bigint;
  readonly taxes: readonly TaxFigure[];
  readonly total: bigint;
};

/**
 * An invoice in minor units: `total = subtotal − discountTotal + addedTaxTotal + roundingAmount`. Every figure but the
 * rounding is the sum of its lines'.
 */
export type InvoiceFigures = {
  readonly currency: string;
  readonly lines: readonly LineFigures[];
  readonly subtotal: bigint;
  readonly discountTotal: bigint;
  /** All tax, added and included. */
  readonly taxTotal: bigint;
  readonly addedTaxTotal: bigint;
  /** What rounding to the smallest coin added, below zero where it took something off. */
  readonly roundingAmount: bigint;
  readonly total: bigint;
  /** One per rate, in the order in which the lines name them first. */
  readonly taxes: readonly TaxFigure[];
};
