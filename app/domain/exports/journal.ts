import { z } from "zod";
import { type AccountCode, listAccountCodes } from "#domain/books";
import { getOrganization } from "#domain/organizations";
import { addDays, startOfDayIn, todayIn } from "#lib/civil-date";
import { invalidField } from "#lib/errors";
import { breathe } from "#lib/breathe";
import { civilDateField } from "#lib/fields";
import { readInput } from "#lib/input";
import { type Context, organizationOf } from "#platform/context";
import { amountText, type CsvColumn, type CsvExport, csvStream } from "./csv.ts";
import { nameDocuments, type NamedPosting } from "./name-postings.ts";

/** Both days are part of the period. */
export const exportJournalInput = z.strictObject({ from: civilDateField, to: civilDateField });

const pageLength = 200;

/**
 * The journal of a period as an accountant's program reads it: one row per posting, in the order of the books, debit and
 * credit in columns of their own. Per entry and currency both add up to the same. Throws InvalidInput for a period that
 * ends before it begins.
 */
export async function exportJournal(
  ctx: Context,
  given: z.input<typeof exportJournalInput>,
): Promise<CsvExport> {
  const { from, to } = readInput(exportJournalInput, given);
  if (to < from) throw invalidField("to", "The last day cannot be before the first one.");
  const { timeZone } = await getOrganization(ctx);
  const codes = new Map((await listAccountCodes(ctx)).map((row) => [row.account as string, row]));
  const period = { from: startOfDayIn(timeZone, from), to: startOfDayIn(timeZone, addDays(to, 1)) };
  return {
    fileName: `journal-${from}-${to}.csv`,
    stream: csvStream(columnsFor(timeZone, codes), journalPages(ctx, period)),
  };
}

async function* journalPages(
  ctx: Context,
  period: { from: Date; to: Date },
): AsyncGenerator<readonly NamedPosting[]> {
  for (let after = 0; ;) {
    const entries = await ctx.db.ledgerEntry.findMany({
      where: {
        organizationId: organizationOf(ctx),
        sequence: { gt: after },
        at: { gte: period.from, lt: period.to },
      },
      include: { postings: { orderBy: { id: "asc" } } },
      orderBy: { sequence: "asc" },
      take: pageLength,
    });
    yield await nameDocuments(ctx, entries);
    const last = entries.at(-1);
    if (!last || entries.length < pageLength) return;
    after = last.sequence;
    await breathe();
  }
}

function columnsFor(timeZone: string, codes: ReadonlyMap<string, AccountCode>): CsvColumn<NamedPosting>[] {
  return [
    ["Entry", ({ entry }) => entry.sequence],
    ["Date", ({ entry }) => todayIn(timeZone, entry.at)],
    ["Kind", ({ entry }) => entry.kind],
    ["Account", ({ account }) => codes.get(account)?.code ?? account],
    ["Account name", ({ account }) => codes.get(account)?.name ?? account],
    ["Debit", ({ amount, currency }) => (amount > 0n ? amountText(amount, currency) : null)],
    ["Credit", ({ amount, currency }) => (amount < 0n ? amountText(-amount, currency) : null)],
    ["Currency", ({ currency }) => currency],
    ["Tax code", ({ taxCode }) => taxCode],
    ["Document", ({ document }) => document],
    ["Client", ({ client }) => client],
    ["Source", ({ entry }) => entry.sourceId],
  ];
}
