import type { CivilDate } from "#lib/civil-date";
import type { Prisma } from "#platform/db";

/** Credit that was used for an invoice; minor units. */
export type ApplicationView = {
  readonly id: string;
  readonly invoiceId: string;
  readonly clientId: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly createdAt: Date;
  /** When it was taken back; null while it counts. */
  readonly reversedAt: Date | null;
};

/** Credit that was given back outside Stripe; minor units. */
export type CreditPayoutView = {
  readonly id: string;
  readonly clientId: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly method: string;
  readonly reference: string;
  readonly paidOn: CivilDate;
  readonly createdAt: Date;
  readonly reversedAt: Date | null;
};

export function viewApplication(row: Prisma.CreditApplicationGetPayload<object>): ApplicationView {
  const { id, invoiceId, clientId, amount, currency, createdAt, reversedAt } = row;
  return { id, invoiceId, clientId, amount, currency, createdAt, reversedAt };
}

export function viewPayout(row: Prisma.CreditPayoutGetPayload<object>): CreditPayoutView {
  const { id, clientId, amount, currency, method, reference, paidOn, createdAt, reversedAt } = row;
  return { id, clientId, amount, currency, method, reference, paidOn, createdAt, reversedAt };
}
