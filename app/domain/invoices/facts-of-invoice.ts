import { listBooked } from "#domain/ledger";
import type { Context, TxContext } from "#platform/context";
import type { InvoiceFacts } from "./projection.ts";
import type { InvoiceRow } from "./rows.ts";

/** What the amounts of these invoices follow from, by invoice. All must be the actor's organization's. */
export async function readFacts(
  ctx: Context | TxContext,
  invoices: readonly Pick<InvoiceRow, "id" | "status" | "currency" | "total">[],
): Promise<Map<string, InvoiceFacts>> {
  const ids = invoices.map(({ id }) => id);
  const payments = await ctx.db.payment.findMany({
    where: { invoiceId: { in: ids } },
    select: {
      invoiceId: true,
      state: true,
      currency: true,
      amount: true,
      amountDisputed: true,
      creditedAmount: true,
      refunds: { where: { state: { in: ["pending", "succeeded"] } }, select: { amount: true } },
    },
  });
  const notes = await ctx.db.creditNote.findMany({
    where: { invoiceId: { in: ids }, status: "issued" },
    select: { invoiceId: true, total: true },
  });
  const applications = await ctx.db.creditApplication.findMany({
    where: { invoiceId: { in: ids }, reversedAt: null },
    select: { invoiceId: true, amount: true },
  });
  const writtenOff = await listBooked(ctx, { kind: "written_off", sourceIds: ids });
  return new Map(
    invoices.map(({ id, status, currency, total }) => {
      // Money that came in another currency is the client's credit and pays nothing here.
      const own = payments.filter((payment) => payment.invoiceId === id && payment.currency === currency);
      const credited = notes.filter(({ invoiceId }) => invoiceId === id).map((note) => note.total);
      const applied = applications.filter(({ invoiceId }) => invoiceId === id).map(({ amount }) => amount);
      return [
        id,
        {
          status,
          total,
          isWrittenOff: writtenOff.has(id),
          payments: own,
          refunded: sumOf(own.flatMap(({ refunds }) => refunds.map(({ amount }) => amount))),
          credited: sumOf(credited) + sumOf(applied),
        },
      ];
    }),
  );
}

function sumOf(amounts: readonly bigint[]): bigint {
  return amounts.reduce((all, amount) => all + amount, 0n);
}
