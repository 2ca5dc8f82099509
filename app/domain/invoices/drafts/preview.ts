import type { z } from "zod";
import { readInput } from "#lib/input";
import type { InvoiceFigures } from "#lib/invoice-figures";
import { calculateTotals } from "#lib/totals";
import type { Context } from "#platform/context";
import { previewTotalsInput } from "../input.ts";
import { readEntry } from "./entry.ts";

/** What an invoice with these lines would come to; nothing is stored. Throws as creating it would. */
export async function previewTotals(
  ctx: Context,
  input: z.input<typeof previewTotalsInput>,
): Promise<InvoiceFigures> {
  return calculateTotals(await readEntry(ctx, readInput(previewTotalsInput, input)));
}
