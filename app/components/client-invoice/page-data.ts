import type { Money } from "#lib/money";
import type { ClientBrand } from "../client-brand.ts";
import type { TotalsPanelProps } from "../totals-panel.tsx";
import type { InvoiceFactsProps } from "./invoice-facts.tsx";
import type { ShownLine } from "./invoice-lines.tsx";
import type { ShownCreditNote } from "./credit-notes.tsx";
import type { ShownPayment } from "./payment-list.tsx";

/** All that the client's page of an invoice shows. */
export type ClientInvoicePageData = {
  /** Where this page is; its form and its document are below. */
  address: string;
  organizationName: string;
  brand?: ClientBrand;
  seller: InvoiceFactsProps["seller"];
  buyer: InvoiceFactsProps["buyer"];
  invoice: InvoiceFactsProps["invoice"] & { id: string };
  closingTexts: readonly string[];
  lines: readonly ShownLine[];
  /** Where the client's present usage is; null where the invoice bills none. */
  usageAt: string | null;
  figures: TotalsPanelProps["figures"];
  payments: readonly ShownPayment[];
  creditNotes: readonly ShownCreditNote[];
  /** What the client has of credit in the invoice's currency; null for none. */
  credit: Money | null;
  due: Money;
  locale: string;
  /** Null when it can be paid here; otherwise the sentence that says why not, empty when there is nothing to say. */
  whyNotPayable: string | null;
  /** What the field for the amount is filled with, where the client may choose one; otherwise null. */
  suggested: string | null;
};

/** An amount that was refused: as it was typed, and the sentence for beside it. */
export type RefusedAmount = { typed: string; problem: string };

/** What the page that a refused amount is shown on is thrown with. */
export type RefusedPayment = { page: ClientInvoicePageData; refused: RefusedAmount };
