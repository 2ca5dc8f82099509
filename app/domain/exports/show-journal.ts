import { z } from "zod";
import { accounts } from "#domain/books";
import { listJournal } from "#domain/ledger";
import { getOrganization } from "#domain/organizations";
import { addDays, startOfDayIn } from "#lib/civil-date";
import { civilDateField, pagingFields } from "#lib/fields";
import { readInput } from "#lib/input";
import type { Page } from "#lib/paging";
import type { Context } from "#platform/context";
import { nameDocuments } from "./name-postings.ts";

export const showJournalInput = z.strictObject({
  ...pagingFields,
  account: z.enum(accounts, "There is no such account.").optional(),
  /** Both days are part of the period. */
  from: civilDateField.optional(),
  to: civilDateField.optional(),
});

export type ShownEntry = {
  /** Its number in the books. */
  readonly sequence: number;
  readonly kind: string;
  readonly at: Date;
  readonly postings: readonly {
    readonly account: string;
    readonly currency: string;
    /** Minor units, debit positive. */
    readonly amount: bigint;
    readonly document: string | null;
    readonly client: string | null;
    readonly invoiceId: string | null;
    readonly taxCode: string | null;
  }[];
};

/** The journal as people read it, newest entry first; days are the organization's. */
export async function showJournal(
  ctx: Context,
  given: z.input<typeof showJournalInput> = {},
): Promise<Page<ShownEntry>> {
  const { account, from, to, cursor, limit } = readInput(showJournalInput, given);
  const { timeZone } = await getOrganization(ctx);
  const page = await listJournal(ctx, {
    account,
    from: from === undefined ? undefined : startOfDayIn(timeZone, from),
    before: to === undefined ? undefined : startOfDayIn(timeZone, addDays(to, 1)),
    cursor,
    limit,
  });
  const postings = await nameDocuments(ctx, page.items);
  return {
    items: page.items.map(({ sequence, kind, at }) => ({
      sequence,
      kind,
      at,
      postings: postings
        .filter(({ entry }) => entry.sequence === sequence)
        .map((posting) => {
          const { account: name, currency, amount, document, client, invoiceId, taxCode } = posting;
          return { account: name, currency, amount, document, client, invoiceId, taxCode };
        }),
    })),
    nextCursor: page.nextCursor,
  };
}
