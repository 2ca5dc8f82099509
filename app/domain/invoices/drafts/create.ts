import type { z } from "zod";
import { recordActivity } from "#domain/activity";
import { newId } from "#lib/ids";
import { readInput } from "#lib/input";
import { calculateTotals } from "#lib/totals";
import { type Context, inTransaction, organizationOf, type TxContext } from "#platform/context";
import { getInvoice } from "../get.ts";
import { createInvoiceInput, type DraftFields } from "../input.ts";
import type { InvoiceView } from "../view.ts";
import { withDefaults } from "./defaults.ts";
import { readEntry } from "./entry.ts";
import { requireDueDateAhead, requireUsableClient } from "./require-usable.ts";
import { draftColumns, replaceLines } from "./store.ts";

/**
 * A new draft. The client and tax rates must be the organization's and not archived; what is left out is as usual for
 * the client, or else for the organization.
 */
export async function createInvoice(
  ctx: Context,
  input: z.input<typeof createInvoiceInput>,
): Promise<InvoiceView> {
  const fields = readInput(createInvoiceInput, input);
  return inTransaction(ctx, async (tx) => getInvoice(tx, await insertDraft(tx, fields)));
}

/** As createInvoice, as a part of a bigger transaction and with fields that were read before. */
export async function insertDraft(tx: TxContext, given: DraftFields): Promise<{ id: string }> {
  const client = await requireUsableClient(tx, given.clientId);
  const fields = await withDefaults(tx, client, given);
  await requireDueDateAhead(tx, fields.dueOn);
  const entry = await readEntry(tx, amountFieldsOf(fields));
  const figures = calculateTotals(entry);
  const id = newId();
  await tx.db.invoice.create({
    data: {
      ...draftColumns(fields, { entry, figures }),
      id,
      organizationId: organizationOf(tx),
      createdAt: tx.clock.now(),
    },
  });
  await replaceLines(tx, id, { fields, entry, figures });
  await recordActivity(tx, {
    verb: "created",
    subjectKind: "invoice",
    subjectId: id,
    after: { clientId: fields.clientId, currency: figures.currency, total: figures.total },
  });
  return { id };
}

export function amountFieldsOf({ currency, lines, discount }: DraftFields) {
  return { currency, lines, discount };
}
