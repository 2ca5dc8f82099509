import { getCreditable } from "#domain/invoices";
import { actsFor, type Context, organizationOf } from "#platform/context";
import { lasting } from "#lib/lasting";
import { basisOf, creditedLine, listIssuedRows, type NoteRow } from "./rows.ts";
import { type CreditBasis, type CreditFigures, reckonCredit } from "./reckon.ts";
import { sharesOf } from "./shares-of.ts";

/**
 * Reckons every issued credit note again from its invoice and those before it, and compares it with the books. Answers
 * each difference as a sentence; an empty list is the proof.
 */
export async function proveCreditNotes(ctx: Context): Promise<string[]> {
  const differences: string[] = [];
  const organizations = await ctx.db.organization.findMany({ select: { id: true }, orderBy: { id: "asc" } });
  for (const { id } of organizations) {
    const acting = actsFor(ctx, id);
    for await (const invoiceId of creditedInvoices(acting))
      differences.push(...(await lasting(() => proveInvoice(acting, invoiceId))));
  }
  return differences;
}

/** The ids of invoices that have an issued credit note, one after the other. */
async function* creditedInvoices(ctx: Context): AsyncGenerator<string> {
  for (let after = ""; ;) {
    const rows = await ctx.db.creditNote.findMany({
      where: { organizationId: organizationOf(ctx), status: "issued", invoiceId: { gt: after } },
      select: { invoiceId: true },
      distinct: ["invoiceId"],
      orderBy: { invoiceId: "asc" },
      take: pageLength,
    });
    for (const { invoiceId } of rows) yield invoiceId;
    if (rows.length < pageLength) return;
    after = rows.at(-1)?.invoiceId ?? after;
  }
}

const pageLength = 200;

async function proveInvoice(ctx: Context, invoiceId: string): Promise<string[]> {
  const creditable = await getCreditable(ctx, { id: invoiceId });
  const notes = await listIssuedRows(ctx, { invoiceId });
  const differences: string[] = [];
  for (const [index, note] of notes.entries()) {
    const basis = basisOf(creditable, notes.slice(0, index));
    const isWhole = creditable.invoice.status === "void";
    differences.push(
      ...(isWhole ? proveWhole(note, creditable.invoice) : proveFigures(note, basis)),
      ...(await proveEntry(ctx, note)),
    );
  }
  return differences;
}

const totals = ["subtotal", "discountTotal", "taxTotal", "roundingAmount", "total"] as const;
type Totals = Record<(typeof totals)[number], bigint>;

/** A voided invoice was cancelled by one credit note for exactly its own figures. */
function proveWhole(note: NoteRow, invoice: Totals): string[] {
  return compare(note, invoice);
}

function proveFigures(note: NoteRow, basis: CreditBasis): string[] {
  const stored = note.lines.map(creditedLine);
  const asks = stored.map(({ lineId, quantity, figures }) =>
    quantity === null ? { lineId, amount: figures.total } : { lineId, quantity },
  );
  let reckoned: CreditFigures;
  try {
    reckoned = reckonCredit(basis, asks);
  } catch (error) {
    return [`${named(note)} cannot be reckoned again: ${(error as Error).message}`];
  }
  const lines = reckoned.lines.flatMap((line, index) =>
    text(line) === text(stored[index]) ? [] : [`${named(note)}, line ${index + 1}, is not its share.`],
  );
  return [...compare(note, reckoned), ...lines];
}

async function proveEntry(ctx: Context, note: NoteRow): Promise<string[]> {
  const shares = await sharesOf(ctx, note).catch(() => null);
  if (!shares) return [`${named(note)} is issued but not in the books.`];
  const booked = shares.due + shares.refunds + shares.credit;
  return booked === note.total
    ? []
    : [`${named(note)}: the books have ${booked} as its total and it says ${note.total}.`];
}

function compare(note: NoteRow, reckoned: Totals): string[] {
  return totals
    .filter((key) => note[key] !== reckoned[key])
    .map((key) => `${named(note)}: ${key} is ${note[key]} and should be ${reckoned[key]}.`);
}

function named({ id, number }: Pick<NoteRow, "id" | "number">): string {
  return `Credit note ${number} (${id})`;
}

function text(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? String(part) : part));
}
