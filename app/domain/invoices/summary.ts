import { getOrganization } from "#domain/organizations";
import { type CivilDate, todayIn } from "#lib/civil-date";
import type { Context, TxContext } from "#platform/context";
import type { InvoiceRow } from "./rows.ts";
import type { InvoiceSummary } from "./view.ts";

type Reader = Context | TxContext;
type RowWithClient = InvoiceRow & { client: InvoiceSummary["client"] };

/** What views need to know beside the rows: which day it is, and which late invoices have a payment under way. */
export type Surroundings = { readonly today: CivilDate; readonly processing: ReadonlySet<string> };

type Dated = Pick<InvoiceRow, "id" | "status" | "amountDue" | "dueOn">;

export async function surroundingsOf(ctx: Reader, invoices: readonly Dated[]): Promise<Surroundings> {
  const { timeZone } = await getOrganization(ctx);
  const today = todayIn(timeZone, ctx.clock.now());
  const late = invoices.filter((invoice) => isLate(invoice, today)).map(({ id }) => id);
  const payments =
    late.length === 0
      ? []
      : await ctx.db.payment.findMany({
          where: { invoiceId: { in: late }, state: "processing" },
          select: { invoiceId: true },
        });
  return { today, processing: new Set(payments.flatMap(({ invoiceId }) => invoiceId ?? [])) };
}

export function summaryOf(row: RowWithClient, surroundings: Surroundings): InvoiceSummary {
  const { id, version, number, status, paymentStatus, clientId, client, currency } = row;
  const { subtotal, discountTotal, taxTotal, roundingAmount, total } = row;
  const { amountPaid, amountRefunded, amountCredited, amountDue } = row;
  const { purchaseOrder, allowsPartialPayments } = row;
  const { issuedOn, suppliedOn, dueOn, netDays, createdAt, issuedAt, sentAt, paidAt, voidedAt } = row;
  return {
    id,
    version,
    number,
    status,
    paymentStatus,
    isOverdue: isOverdue(row, surroundings),
    clientId,
    client,
    currency,
    subtotal,
    discountTotal,
    taxTotal,
    roundingAmount,
    total,
    amountPaid,
    amountRefunded,
    amountCredited,
    amountDue,
    issuedOn,
    suppliedOn,
    dueOn,
    netDays,
    purchaseOrder,
    allowsPartialPayments,
    delivery: { state: row.deliveryState },
    createdAt,
    issuedAt,
    sentAt,
    paidAt,
    voidedAt,
  };
}

function isOverdue(invoice: Dated, { today, processing }: Surroundings): boolean {
  return isLate(invoice, today) && !processing.has(invoice.id);
}

/** The organization's day counts, because it is the organization that waits for the money. */
function isLate({ status, amountDue, dueOn }: Dated, today: CivilDate): boolean {
  return status === "open" && amountDue > 0n && dueOn !== null && dueOn < today;
}
