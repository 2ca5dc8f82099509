import { createHash } from "node:crypto";
import { newId } from "#lib/ids";
import { type Context, inTransaction } from "#platform/context";

export type StoredDocument = {
  readonly bytes: Uint8Array;
  /** In hexadecimal. */
  readonly sha256: string;
  /** Safe in a header and on every file system. */
  readonly fileName: string;
};

/** Which document: an invoice's own, or a credit note's. */
export type DocumentOf = { readonly invoiceId: string; readonly creditNoteId: string | null };

/**
 * The document's bytes as they were first made. They are made outside any transaction, because that takes long; of
 * two who make them at once the first is kept and both answer the same.
 */
export async function keepDocument(
  ctx: Context,
  which: DocumentOf & { number: string },
  make: () => Promise<Uint8Array>,
): Promise<StoredDocument> {
  const { number, ...of } = which;
  const fileName = fileNameOf(number);
  const where = { ...of, kind: kindOf(of) };
  const stored = await ctx.db.invoiceDocument.findFirst({ where });
  if (stored) return { bytes: stored.bytes, sha256: stored.sha256, fileName };
  const made = await make();
  return inTransaction(ctx, async (tx) => {
    const first = await tx.db.invoiceDocument.findFirst({ where });
    if (first) return { bytes: first.bytes, sha256: first.sha256, fileName };
    const bytes = new Uint8Array(made);
    const sha256 = sha256Of(bytes);
    await tx.db.invoiceDocument.create({
      data: { id: newId(), ...where, bytes, sha256, createdAt: tx.clock.now() },
    });
    return { bytes, sha256, fileName };
  });
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function kindOf({ creditNoteId }: DocumentOf) {
  return creditNoteId === null ? ("invoice" as const) : ("credit_note" as const);
}

function fileNameOf(number: string): string {
  const plain = number.normalize("NFKD").replace(/[^A-Za-z0-9._-]+/g, "-");
  return `${plain.replace(/^[-.]+|[-.]+$/g, "") || "document"}.pdf`;
}
