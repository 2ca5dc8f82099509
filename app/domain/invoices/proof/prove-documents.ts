import { breathe } from "#lib/breathe";
import type { Context } from "#platform/context";
import { Prisma } from "#platform/db";
import { sha256Of } from "../documents/store.ts";

/** A few at a time, because together they may not fit into memory. */
const pageLength = 20;

/** Hashes every stored document again. */
export async function proveDocuments(ctx: Context): Promise<string[]> {
  const differences: string[] = [];
  for (let after = ""; ;) {
    const page = readDocuments(ctx, after);
    for (const { number, bytes, sha256 } of page)
      if (sha256Of(bytes) !== sha256)
        differences.push(`The document of ${number} is not what was stored: its hash differs.`);
    const last = page.at(-1);
    if (!last) return differences;
    after = last.id;
    await breathe();
  }
}

type StoredDocument = { id: string; number: string; bytes: Uint8Array; sha256: string };

function readDocuments(ctx: Context, after: string): StoredDocument[] {
  return ctx.parts.database.readRows(Prisma.sql`
    SELECT document.id, document.bytes, document.sha256, coalesce(credit_notes.number, invoices.number) AS number
    FROM invoice_documents document JOIN invoices ON invoices.id = document.invoice_id
    LEFT JOIN credit_notes ON credit_notes.id = document.credit_note_id
    WHERE document.id > ${after} ORDER BY document.id LIMIT ${pageLength}`);
}
