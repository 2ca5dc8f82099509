import { settle } from "#domain/invoices";
import { type Account, type EntryKind, type NewPosting } from "#domain/ledger";
import type { TxContext } from "#platform/context";
import { availableCredit } from "./credit.ts";
import { CreditUsedUp } from "./errors.ts";
import { creditAccount } from "./share.ts";
import type { PaymentRow } from "./view.ts";

/**
 * What taking a payment back books against where its money came to. `change` makes the payment not count any more. As
 * much as the invoice owes more after it is due again; the rest, which this payment, a later one or a credit note had
 * left as credit, is taken from the client's credit. Throws CreditUsedUp when that is spent.
 */
export async function takeBack(
  tx: TxContext,
  taken: {
    payment: PaymentRow;
    entry: { kind: Extract<EntryKind, "offline_payment" | "payment_matched">; sourceId: string };
    change: () => Promise<void>;
  },
): Promise<NewPosting[]> {
  const { payment, entry, change } = taken;
  const { amount, currency, clientId, invoiceId } = payment;
  const appliedTo = await appliedAccount(tx, entry);
  const before = await dueOf(tx, invoiceId);
  await change();
  if (invoiceId) await settle(tx, { invoiceId });
  const reopened = (await dueOf(tx, invoiceId)) - before;
  const fromCredit = amount - reopened;
  if (clientId !== null && fromCredit > (await availableCredit(tx, { clientId, currency })))
    throw new CreditUsedUp();
  const whose = { currency, clientId, invoiceId };
  return [
    { ...whose, account: appliedTo, amount: reopened },
    { ...whose, account: creditAccount(payment), amount: fromCredit },
  ];
}

async function appliedAccount(tx: TxContext, entry: { kind: EntryKind; sourceId: string }): Promise<Account> {
  const { postings } = await tx.db.ledgerEntry.findUniqueOrThrow({
    where: { kind_sourceId: entry },
    include: { postings: { select: { account: true } } },
  });
  return postings.some(({ account }) => account === "write_offs") ? "write_offs" : "receivable";
}

async function dueOf(tx: TxContext, invoiceId: string | null): Promise<bigint> {
  if (invoiceId === null) return 0n;
  return (await tx.db.invoice.findUniqueOrThrow({ where: { id: invoiceId } })).amountDue;
}
