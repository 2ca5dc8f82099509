import type { z } from "zod";
import { recordActivity } from "#domain/activity";
import { DomainError } from "#lib/errors";
import { readInput } from "#lib/input";
import { type Context, inTransaction, organizationOf } from "#platform/context";
import { mostInvoices } from "./choose.ts";
import { startBulkInput } from "./input.ts";

export class NothingChosen extends DomainError {
  constructor() {
    super("conflict", "No invoice is chosen. Tick those that you mean.");
  }
}

export class TooManyInvoices extends DomainError {
  constructor() {
    super(
      "conflict",
      `At most ${mostInvoices} invoices can be done at once. Narrow the list and do it in parts.`,
    );
  }
}

/** So many rows per statement: SQLite takes a limited number of values. */
const rowsAtOnce = 500;

/**
 * Writes down what is to be done, in the name of who asks, and answers at once; a job does it. Asked again under the
 * same id, nothing more is started.
 */
export async function startBulkAction(ctx: Context, input: z.input<typeof startBulkInput>): Promise<void> {
  const { id, verb, invoiceIds } = readInput(startBulkInput, input);
  const unique = [...new Set(invoiceIds)];
  if (unique.length === 0) throw new NothingChosen();
  if (unique.length > mostInvoices) throw new TooManyInvoices();
  const organizationId = organizationOf(ctx);
  await inTransaction(ctx, async (tx) => {
    if (await tx.db.bulkAction.findUnique({ where: { id }, select: { id: true } })) return;
    const askedBy = JSON.stringify(tx.actor);
    await tx.db.bulkAction.create({
      data: { id, organizationId, verb, askedBy, createdAt: tx.clock.now() },
    });
    for (let from = 0; from < unique.length; from += rowsAtOnce) {
      const rows = unique.slice(from, from + rowsAtOnce);
      await tx.db.bulkItem.createMany({
        data: rows.map((invoiceId, index) => ({ bulkActionId: id, position: from + index, invoiceId })),
      });
    }
    const after = { verb, invoices: unique.length };
    await recordActivity(tx, { verb: "asked for", subjectKind: "bulk_action", subjectId: id, after });
    tx.wake("emails");
  });
}
