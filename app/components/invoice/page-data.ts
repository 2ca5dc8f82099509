import type { Money } from "#lib/money";
import type { Discount } from "#lib/invoice-figures";
import type { DeliveryState, EmailState, InvoiceStatus, PaymentState, PaymentStatus } from "#lib/statuses";
import type { ShownLine } from "../client-invoice/invoice-lines.tsx";
import type { ShownHold } from "../reminders/reminder-words.ts";

export type ShownTax = {
  taxRateId: string;
  name: string;
  percent: string;
  inclusive: boolean;
  /** What it is reckoned on. */
  base?: bigint;
  amount: bigint;
};

/** Amounts in minor units of the invoice's currency. */
export type ShownInvoice = {
  id: string;
  number: string | null;
  status: InvoiceStatus;
  paymentStatus: PaymentStatus;
  isOverdue: boolean;
  client: { id: string; name: string };
  currency: string;
  subtotal: bigint;
  discountTotal: bigint;
  roundingAmount: bigint;
  total: bigint;
  amountPaid: bigint;
  amountRefunded: bigint;
  amountCredited: bigint;
  amountDue: bigint;
  issuedOn: string | null;
  suppliedOn: string | null;
  dueOn: string | null;
  netDays: number | null;
  purchaseOrder: string;
  allowsPartialPayments: boolean;
  notes: string;
  terms: string;
  discount: Discount | null;
  lines: readonly ShownLine[];
  taxes: readonly ShownTax[];
  creditNotes: readonly {
    id: string;
    number: string | null;
    total: bigint;
    issuedOn: string | null;
    reason: string;
  }[];
  delivery: { state: DeliveryState; recipients: readonly ShownRecipient[] };
};

export type ShownRecipient = {
  emailId: string;
  address: string;
  contactId: string | null;
  state: "queued" | "sent" | "failed";
  sentAt: Date | null;
  lastError: string | null;
};

/** A person at the client, and whether they have opened the invoice by their own link. */
export type ShownContact = {
  id: string;
  name: string;
  email: string;
  getsInvoices: boolean;
  viewCount: number;
  lastViewedAt: Date | null;
};

export type RecordedPayment = {
  id: string;
  source: "stripe" | "offline";
  state: PaymentState;
  amount: bigint;
  amountRefunded: bigint;
  currency: string;
  method: string;
  reference: string;
  failure: string | null;
  /** Until when an open dispute has to be answered at Stripe. */
  evidenceDueAt: Date | null;
  /** What lost disputes took. */
  amountLost: bigint;
  creditedAmount: bigint;
  /** The day it came, for a payment recorded by hand. */
  receivedOn: string | null;
  createdAt: Date;
};

export type LedgerEntry = {
  id: string;
  kind: string;
  at: Date;
  postings: readonly { account: string; currency: string; amount: bigint }[];
};

export type ShownActivity = {
  id: string;
  at: Date;
  actorName: string;
  verb: string;
  subjectKind: string;
  /** How much, to whom, why. */
  details: readonly string[];
};

/** All that the page of one invoice shows to staff. */
export type InvoicePageData = {
  invoice: ShownInvoice;
  payments: readonly RecordedPayment[];
  activity: { items: readonly ShownActivity[]; nextCursor: string | null };
  /** Null for who may not see the books. */
  entries: readonly LedgerEntry[] | null;
  /** Null for who may not move money. */
  credit: InvoiceCredit | null;
  /** Null for a draft. */
  reminders: ShownReminders | null;
  /** What the document would lack, of a draft. */
  warnings: readonly string[];
  /** Who gets the mail. */
  recipients: readonly string[];
  contacts: readonly ShownContact[];
  /** The client's language; the organization's for what only staff reads. */
  locale: string;
  timeZone: string;
  /** Whether this person may issue, send, end and settle invoices. */
  mayMoveMoney: boolean;
};

/** The client's credit and the drafts of credit notes, for who may move money. */
export type InvoiceCredit = {
  /** As much as is there and due; null when nothing can be applied. */
  applicable: Money | null;
  applications: readonly { id: string; amount: bigint; currency: string; createdAt: Date }[];
  drafts: readonly { id: string; total: bigint; reason: string }[];
};

/** The reminders of an issued invoice. */
export type ShownReminders = {
  /** Whether the organization reminds by itself. */
  isOn: boolean;
  /** The client's; null when nothing is owed. */
  timeZone: string | null;
  next: { offsetDays: number; at: Date } | null;
  hold: ShownHold | null;
  canBeReminded: boolean;
  promise: { until: string; note: string } | null;
  past: readonly {
    id: string;
    offsetDays: number | null;
    outcome: "sent" | "skipped";
    reason: string;
    createdAt: Date;
    mails: readonly { address: string; state: EmailState }[];
  }[];
};

/** What a button on the page answered, where it did not lead to another page. */
export type InvoiceAnswer = { refusal: string } | { portalLink: string; contactId: string | null };
