import { z } from "zod";
import { idField, pagingFields } from "#lib/fields";
import { readInput } from "#lib/input";
import { decodeCursor, type Page, pageOf, pageSize } from "#lib/paging";
import { type Context, organizationOf } from "#platform/context";

export const listBillsInput = z.strictObject({ ...pagingFields, planId: idField("usage plan") });

export type BillView = {
  readonly id: string;
  /** Usage before this day is billed, and in advance the fixed parts of the period that begins with it. */
  readonly billedUntil: string;
  readonly state: "drafted" | "finished";
  readonly createdAt: Date;
  /** When it was taken back; null while it stands. */
  readonly releasedAt: Date | null;
  /** Null when there was nothing to charge, or when it was taken back; the total in minor units, tax included. */
  readonly invoice: {
    readonly id: string;
    readonly number: string | null;
    readonly currency: string;
    readonly total: bigint;
  } | null;
  readonly creditNotes: readonly { readonly id: string; readonly number: string | null }[];
};

/** What a plan was billed so far, newest first. */
export async function listBills(
  ctx: Context,
  input: z.input<typeof listBillsInput>,
): Promise<Page<BillView>> {
  const { planId, cursor, limit: wanted } = readInput(listBillsInput, input);
  const limit = pageSize(wanted);
  const [before] = decodeCursor(cursor, ["string"]) ?? [];
  const rows = await ctx.db.usageBill.findMany({
    where: {
      ...{ organizationId: organizationOf(ctx), planId },
      ...(before !== undefined && { id: { lt: before } }),
    },
    include: { claims: { where: { creditNoteId: { not: null } }, select: { creditNoteId: true } } },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const page = pageOf(rows, limit, ({ id }) => [id]);
  const invoices = await ctx.db.invoice.findMany({
    where: { id: { in: page.items.flatMap(({ invoiceId }) => invoiceId ?? []) } },
    select: { id: true, number: true, currency: true, total: true },
  });
  const noteIds = page.items.flatMap(({ claims }) =>
    claims.flatMap(({ creditNoteId }) => creditNoteId ?? []),
  );
  const notes = await ctx.db.creditNote.findMany({
    where: { id: { in: noteIds } },
    select: { id: true, number: true },
  });
  return {
    ...page,
    items: page.items.map(({ id, billedUntil, state, createdAt, releasedAt, invoiceId, claims }) => ({
      ...{ id, billedUntil, state, createdAt, releasedAt },
      invoice: invoices.find((invoice) => invoice.id === invoiceId) ?? null,
      creditNotes: notes.filter((note) => claims.some(({ creditNoteId }) => creditNoteId === note.id)),
    })),
  };
}
