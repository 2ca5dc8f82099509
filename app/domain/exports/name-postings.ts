import { type Context, organizationOf } from "#platform/context";

type Entry = {
  readonly sequence: number;
  readonly kind: string;
  readonly sourceId: string;
  readonly at: Date;
  readonly postings: readonly Posting[];
};

type Posting = {
  readonly account: string;
  readonly currency: string;
  readonly amount: bigint;
  readonly clientId: string | null;
  readonly invoiceId: string | null;
};

/** A posting with its entry and what people call its document, client and tax rate; null where there is none. */
export type NamedPosting = Posting & {
  readonly entry: Entry;
  readonly document: string | null;
  readonly client: string | null;
  readonly taxCode: string | null;
};

type Tax = { readonly name: string; readonly percent: string; readonly amount: bigint };

/** The postings of a page of entries, in their order, with the names of what they are about. */
export async function nameDocuments(ctx: Context, entries: readonly Entry[]): Promise<NamedPosting[]> {
  const names = await readNames(ctx, entries);
  return entries.flatMap((entry) => {
    const note = names.notes.get(entry.sourceId);
    const rates = [...(note?.taxes ?? names.invoices.get(entry.sourceId)?.taxes ?? [])];
    return entry.postings.map((posting) => {
      const invoice = posting.invoiceId === null ? undefined : names.invoices.get(posting.invoiceId);
      return {
        ...posting,
        entry,
        document: note?.number ?? invoice?.number ?? null,
        client: posting.clientId === null ? null : (names.clients.get(posting.clientId) ?? null),
        taxCode: posting.account === "tax_payable" ? takeRate(rates, posting.amount) : null,
      };
    });
  });
}

/** The books have a posting per rate, in the document's order; a posting of zero is left out, so amounts are compared. */
function takeRate(rates: Tax[], amount: bigint): string | null {
  const size = amount < 0n ? -amount : amount;
  const index = rates.findIndex((rate) => rate.amount === size || rate.amount === -size);
  const [rate] = index < 0 ? [] : rates.splice(index, 1);
  return rate ? `${rate.name} ${rate.percent}%` : null;
}

async function readNames(ctx: Context, entries: readonly Entry[]) {
  const organizationId = organizationOf(ctx);
  const postings = entries.flatMap((entry) => entry.postings);
  const invoices = await ctx.db.invoice.findMany({
    where: { organizationId, id: { in: distinct(postings.map(({ invoiceId }) => invoiceId)) } },
    select: { id: true, number: true, taxes: { orderBy: { position: "asc" } } },
  });
  const clients = await ctx.db.client.findMany({
    where: { organizationId, id: { in: distinct(postings.map(({ clientId }) => clientId)) } },
    select: { id: true, name: true },
  });
  const sources = entries.filter(({ kind }) => kind === "credit_note_issued").map(({ sourceId }) => sourceId);
  const notes = await ctx.db.creditNote.findMany({
    where: { organizationId, id: { in: distinct(sources) } },
    select: { id: true, number: true, lines: { select: { taxes: true }, orderBy: { position: "asc" } } },
  });
  return {
    invoices: new Map(invoices.map((invoice) => [invoice.id, invoice])),
    clients: new Map(clients.map(({ id, name }) => [id, name])),
    notes: new Map(
      notes.map(({ id, number, lines }) => [
        id,
        { number, taxes: sumRates(lines.flatMap(({ taxes }) => taxes)) },
      ]),
    ),
  };
}

function sumRates(taxes: readonly (Tax & { taxRateId: string })[]): Tax[] {
  const sums = new Map<string, Tax>();
  for (const { taxRateId, name, percent, amount } of taxes)
    sums.set(taxRateId, { name, percent, amount: (sums.get(taxRateId)?.amount ?? 0n) + amount });
  return [...sums.values()];
}

function distinct(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
