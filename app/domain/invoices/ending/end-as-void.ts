import { announce } from "#domain/facts";
import { organizationOf, type TxContext } from "#platform/context";
import type { InvoiceRow } from "../rows.ts";
import { settle } from "../settle.ts";

/** Marks the invoice as void, after its books were brought to nothing due. */
export async function endAsVoid(tx: TxContext, { id }: Pick<InvoiceRow, "id">): Promise<void> {
  await tx.db.invoice.update({
    where: { id },
    data: { status: "void", amountDue: 0n, voidedAt: tx.clock.now(), version: { increment: 1 } },
  });
  await announce(tx, {
    kind: "invoice.amount-changed",
    organizationId: organizationOf(tx),
    invoiceId: id,
  });
  await announce(tx, { kind: "invoice.withdrawn", organizationId: organizationOf(tx), invoiceId: id });
  await settle(tx, { invoiceId: id });
}
