import { organizationOf, type Context } from "#platform/context";
import { type CivilDate, todayIn } from "#lib/civil-date";
import type { PaymentState } from "#lib/statuses";

/** A payment as the one who made it may see it; the day is that of the client's clocks. */
export type ClientsPayment = {
  readonly id: string;
  readonly state: PaymentState;
  /** Minor units. */
  readonly amount: bigint;
  readonly amountRefunded: bigint;
  readonly currency: string;
  readonly method: string;
  readonly day: CivilDate;
};

/** Every payment of the invoice, oldest first. */
export async function listPaymentsForClient(
  ctx: Context,
  query: { invoiceId: string },
): Promise<ClientsPayment[]> {
  const rows = await ctx.db.payment.findMany({
    where: { organizationId: organizationOf(ctx), invoiceId: query.invoiceId },
    include: { client: { select: { timeZone: true } } },
    orderBy: { id: "asc" },
  });
  return rows.map((row) => {
    const { id, state, amount, amountRefunded, currency, method } = row;
    const day = row.receivedOn ?? todayIn(row.client?.timeZone ?? "UTC", row.receivedAt ?? row.createdAt);
    return { id, state, amount, amountRefunded, currency, method, day };
  });
}
