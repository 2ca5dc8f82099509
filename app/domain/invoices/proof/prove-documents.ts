import type { Context } from "#platform/context";
import { sha256Of } from "../documents/store.ts";

/** Hashes every stored document again, one at a time, because together they may not fit into memory. */
export async function proveDocuments(ctx: Context): Promise<string[]> {
  const differences: string[] = [];
  for (let after = ""; ;) {
    const document = await ctx.db.invoiceDocument.findFirst({
      where: { id: { gt: after } },
      orderBy: { id: "asc" },
      include: { invoice: { select: { number: true } }, creditNote: { select: { number: true } } },
    });
    if (!document) return differences;
    after = document.id;
    const number = document.creditNote?.number ?? document.invoice.number;
    if (sha256Of(document.bytes) !== document.sha256)
      differences.push(`The document of ${number} is not what was stored: its hash differs.`);
  }
}
