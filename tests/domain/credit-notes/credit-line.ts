import { createCreditNote, issueCreditNote } from "#domain/credit-notes";
import type { World } from "../../world.ts";

type Invoice = { id: string; lines: readonly { id: string }[] };

/** The id of the invoice's line at that place. */
export function lineOf(invoice: Pick<Invoice, "lines">, index = 0): string {
  return String(invoice.lines[index]?.id);
}

/** Credits so much of the invoice's first line, at once. */
export async function credit(
  world: World,
  invoice: Invoice,
  what: { amount: number } | { quantity: string },
  remainder: "credit" | "refund" = "credit",
) {
  const lines = [{ lineId: lineOf(invoice), ...what }];
  const { id } = await createCreditNote(world.ctx, { invoiceId: invoice.id, lines });
  return issueCreditNote(world.ctx, { id, remainder });
}
