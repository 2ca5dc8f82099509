import { recordActivity } from "#domain/activity";
import { post } from "#domain/ledger";
import { type Context, inTransaction } from "#platform/context";
import { InvoiceNotOpen } from "../errors.ts";
import { getInvoice } from "../get.ts";
import { getInvoiceRow } from "../rows.ts";
import { settle } from "../settle.ts";
import type { InvoiceView } from "../view.ts";

/** Gives an open invoice up: what is due is written off. It stays due, and can still be paid. */
export function markUncollectible(ctx: Context, { id }: { id: string }): Promise<InvoiceView> {
  return inTransaction(ctx, async (tx) => {
    const { status, clientId, currency, amountDue } = await getInvoiceRow(tx, { id });
    if (status !== "open") throw new InvoiceNotOpen(status);
    const about = { currency, clientId, invoiceId: id };
    await post(tx, {
      kind: "written_off",
      sourceId: id,
      at: tx.clock.now(),
      postings: [
        { account: "write_offs", amount: amountDue, ...about },
        { account: "receivable", amount: -amountDue, ...about },
      ],
    });
    await recordActivity(tx, {
      verb: "written off",
      subjectKind: "invoice",
      subjectId: id,
      after: { amountDue },
    });
    await settle(tx, { invoiceId: id });
    return getInvoice(tx, { id });
  });
}
