export type ContactView = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** The one with the client's own address. */
  readonly isPrimary: boolean;
  /** Whether invoices, and what follows from them, are mailed to them; always so of the primary contact. */
  readonly getsInvoices: boolean;
};

export type ClientView = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly currency: string;
  /** Null: the organization's. */
  readonly netDays: number | null;
  /** What new lines are taxed with; the rate may have been archived since. */
  readonly taxRateId: string | null;
  readonly address: string;
  readonly taxNumber: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly archivedAt: Date | null;
  /** The primary contact first. */
  readonly contacts: readonly ContactView[];
};

const clientColumns = {
  id: true,
  key: true,
  name: true,
  email: true,
  currency: true,
  netDays: true,
  taxRateId: true,
  address: true,
  taxNumber: true,
  locale: true,
  timeZone: true,
  version: true,
  createdAt: true,
  archivedAt: true,
} as const;

export const contactColumns = {
  id: true,
  name: true,
  email: true,
  isPrimary: true,
  getsInvoices: true,
} as const;

export const clientWithContacts = {
  ...clientColumns,
  contacts: {
    select: contactColumns,
    where: { archivedAt: null },
    orderBy: [{ isPrimary: "desc" as const }, { id: "asc" as const }],
  },
};
