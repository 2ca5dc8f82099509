import type { z } from "zod";
import { getClient } from "#domain/clients";
import { type Account, type ClientEntry, listEntriesOfClient, sumBefore } from "#domain/ledger";
import { getOrganization } from "#domain/organizations";
import { addDays, type CivilDate, compareDates, startOfDayIn, todayIn } from "#lib/civil-date";
import { readInput } from "#lib/input";
import type { Context } from "#platform/context";
import { clientStatementInput } from "./input.ts";
import { type Reference, readReferences } from "./references.ts";

/** Minor units. `balance` is what the client owes after the row, below zero what it is owed. */
export type StatementRow = {
  readonly on: CivilDate;
  /** As the ledger calls what happened: "invoice_issued". */
  readonly kind: ClientEntry["kind"];
  /** The number of the invoice or credit note; empty where there is none. */
  readonly reference: string;
  /** The page of it; null for money that belongs to no invoice. */
  readonly invoiceId: string | null;
  readonly creditNoteId: string | null;
  readonly debit: bigint;
  readonly credit: bigint;
  readonly balance: bigint;
};

/** Minor units; both days are part of the period. */
export type Statement = {
  readonly clientId: string;
  readonly clientName: string;
  readonly currency: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly opening: bigint;
  readonly rows: readonly StatementRow[];
  readonly closing: bigint;
};

/**
 * A client's account over a period, from the books alone: every entry that changed what it owes, has of credit, or was
 * given or taken back without a document. `closing` is `opening` with all debits and without all credits. Throws NotFound
 * for a client that the organization does not have.
 */
export async function clientStatement(
  ctx: Context,
  given: z.input<typeof clientStatementInput>,
): Promise<Statement> {
  const { clientId, from, to, currency } = readInput(clientStatementInput, given);
  const client = await getClient(ctx, { id: clientId });
  const { timeZone } = await getOrganization(ctx);
  const [start, end] = [startOfDayIn(timeZone, from), startOfDayIn(timeZone, addDays(to, 1))];
  const account = { clientId: client.id, currency };
  const opening = await sumBefore(ctx, { ...account, accounts: ownAccounts, before: start });
  const entries = await listEntriesOfClient(ctx, {
    ...account,
    accounts: [...ownAccounts, "write_offs"],
    from: start,
    before: end,
  });
  const references = await readReferences(ctx, entries);
  let balance = opening;
  // A payment recorded for a day has its first instant; within a day what was entered first comes first.
  const dated = entries
    .map((entry) => ({ ...entry, on: todayIn(timeZone, entry.at) }))
    .sort((a, b) => compareDates(a.on, b.on) || a.sequence - b.sequence);
  const rows = dated.flatMap((entry) => {
    const sums = sumsOf(entry);
    balance += sums.debit - sums.credit;
    if (sums.debit === 0n && sums.credit === 0n) return [];
    const about: Reference = references(entry);
    return [{ on: entry.on, kind: entry.kind, ...about, ...sums, balance }];
  });
  return {
    clientId,
    clientName: client.name,
    ...{ currency, from, to, opening, rows, closing: balance },
  };
}

/** The client's side of the books: owed, kept as credit, given back or taken back and not explained yet. */
const ownAccounts: readonly Account[] = ["receivable", "client_credit", "refunds", "disputes"];

/** Giving up is told by what falls away of what is owed; what is paid after that is owed and paid at once. */
const givingUp: ReadonlySet<string> = new Set(["written_off", "dispute_lost", "dispute_won"]);

function sumsOf({ kind, postings }: ClientEntry): { debit: bigint; credit: bigint } {
  const amounts = postings.flatMap(({ account, amount }) => {
    if (account !== "write_offs") return [amount];
    return givingUp.has(kind) ? [] : [amount, -amount];
  });
  const debits = amounts.filter((amount) => amount > 0n);
  const credits = amounts.filter((amount) => amount < 0n);
  return { debit: sumOf(debits), credit: -sumOf(credits) };
}

function sumOf(amounts: readonly bigint[]): bigint {
  return amounts.reduce((all, amount) => all + amount, 0n);
}
