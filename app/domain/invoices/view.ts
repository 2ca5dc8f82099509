import type { FrozenLook } from "#domain/branding";
import type { Delivery } from "#domain/delivery";
import type { CivilDate } from "#lib/civil-date";
import type { Discount, TaxRounding } from "#lib/invoice-figures";
import type { DeliveryState, InvoiceStatus, PaymentStatus } from "#lib/statuses";

/** A seller or buyer as the invoice was issued; changes made later to the organization or client do not reach it. */
export type Party = {
  readonly name: string;
  readonly address: string;
  readonly taxNumber: string;
  readonly email: string;
  /** A seller's, where it had one. */
  readonly look?: FrozenLook;
};

/** In which language the document is; frozen with the buyer. */
export type Buyer = Party & { readonly locale: string };

/** What lists show of an invoice; amounts in minor units. */
export type InvoiceSummary = {
  readonly id: string;
  readonly version: number;
  readonly number: string | null;
  readonly status: InvoiceStatus;
  readonly paymentStatus: PaymentStatus;
  readonly isOverdue: boolean;
  readonly clientId: string;
  /** `locale` is the language that the client reads today. */
  readonly client: {
    readonly id: string;
    readonly key: string;
    readonly name: string;
    readonly locale: string;
  };
  readonly currency: string;
  readonly subtotal: bigint;
  readonly discountTotal: bigint;
  readonly taxTotal: bigint;
  /** What rounding to the smallest coin added to the total. */
  readonly roundingAmount: bigint;
  readonly total: bigint;
  readonly amountPaid: bigint;
  readonly amountRefunded: bigint;
  readonly amountCredited: bigint;
  readonly amountDue: bigint;
  readonly issuedOn: CivilDate | null;
  readonly suppliedOn: CivilDate | null;
  /** Null for a draft whose due date follows from its net days. */
  readonly dueOn: CivilDate | null;
  readonly netDays: number | null;
  /** What the client calls the order; empty without one. */
  readonly purchaseOrder: string;
  readonly allowsPartialPayments: boolean;
  readonly delivery: { readonly state: DeliveryState };
  readonly createdAt: Date;
  readonly issuedAt: Date | null;
  readonly sentAt: Date | null;
  readonly paidAt: Date | null;
  readonly voidedAt: Date | null;
};

export type TaxView = {
  readonly taxRateId: string;
  readonly name: string;
  readonly percent: string;
  readonly inclusive: boolean;
  readonly base: bigint;
  readonly amount: bigint;
};

export type LineView = {
  readonly id: string;
  readonly description: string;
  readonly quantity: string;
  /** Null where minor units are too coarse for the price. */
  readonly unitAmount: bigint | null;
  readonly unitAmountDecimal: string;
  readonly discount: Discount | null;
  /** Quantity times unit price. */
  readonly amount: bigint;
  readonly discountAmount: bigint;
  /** What the invoice's own discount takes off this line. */
  readonly invoiceDiscountShare: bigint;
  /** After both discounts, without tax. */
  readonly netAmount: bigint;
  readonly taxAmount: bigint;
  readonly taxRateIds: readonly string[];
  readonly taxes: readonly TaxView[];
};

type CreditNoteSummary = {
  readonly id: string;
  readonly number: string | null;
  readonly total: bigint;
  readonly issuedOn: CivilDate | null;
  readonly reason: string;
};

export type InvoiceView = InvoiceSummary & {
  readonly notes: string;
  readonly terms: string;
  readonly taxRounding: TaxRounding;
  readonly discount: Discount | null;
  /** Null for a draft. */
  readonly seller: Party | null;
  readonly buyer: Buyer | null;
  readonly lines: readonly LineView[];
  readonly taxes: readonly TaxView[];
  readonly creditNotes: readonly CreditNoteSummary[];
  readonly delivery: Delivery;
};
