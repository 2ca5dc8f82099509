import { findHouse } from "#domain/organizations";
import { organizationOf, type Context } from "#platform/context";
import { Prisma } from "#platform/db";
import { NotFound } from "#lib/errors";
import { decodeCursor, pageOf, pageSize, type Page } from "#lib/paging";
import { type PayoutItem, viewPayout, visiblePayouts } from "./list.ts";

export type PayoutKind = "payment" | "refund" | "dispute" | "fee" | "other";

/** One line of a payout. Amounts in minor units; `net` is what it adds to the payout. */
export type PayoutLine = {
  readonly id: string;
  readonly kind: PayoutKind;
  readonly amount: bigint;
  readonly fee: bigint;
  readonly net: bigint;
  readonly description: string;
  readonly at: Date;
  readonly paymentId: string | null;
  readonly invoiceId: string | null;
  readonly invoiceNumber: string | null;
  readonly clientId: string | null;
  readonly clientName: string | null;
};

export type PayoutView = PayoutItem & {
  /** What it is made of; the amounts add up to `shown`. */
  readonly parts: readonly { kind: PayoutKind; count: number; amount: bigint }[];
  readonly clients: readonly { clientId: string | null; name: string | null; net: bigint }[];
  /** What its lines add up to: the payout, or for one of several organizations its part of it. */
  readonly shown: bigint;
  readonly lines: Page<PayoutLine>;
};

const kindOf = Prisma.sql`CASE
  WHEN line.type IN ('charge', 'payment') THEN 'payment'
  WHEN line.type IN ('refund', 'payment_refund', 'refund_failure') THEN 'refund'
  WHEN line.source_id LIKE 'du\\_%' ESCAPE '\\' OR line.source_id LIKE 'dp\\_%' ESCAPE '\\' THEN 'dispute'
  WHEN line.type = 'stripe_fee' THEN 'fee' ELSE 'other' END`;

/** A payout with what it is made of. Throws NotFound. */
export async function getPayout(
  ctx: Context,
  query: { id: string; cursor?: string | null | undefined; limit?: number | undefined },
): Promise<PayoutView> {
  const row = await ctx.db.payout.findFirst({
    where: { AND: [{ id: query.id }, await visiblePayouts(ctx)] },
  });
  if (!row) throw new NotFound("payout");
  const house = await findHouse(ctx);
  const organizationId = organizationOf(ctx);
  const own =
    house?.id === organizationId ? Prisma.sql`TRUE` : Prisma.sql`line.organization_id = ${organizationId}`;
  const items = Prisma.sql`line.payout_id = ${row.id} AND ${own}
    AND NOT (line.type = 'payout' AND line.source_id = ${row.stripePayoutId})`;
  const parts = await sumKinds(ctx, items);
  return {
    ...viewPayout(row),
    parts,
    clients: await sumClients(ctx, items),
    shown: parts.reduce((sum, { amount }) => sum + amount, 0n),
    lines: await pageOfLines(ctx, items, query),
  };
}

/** Fees stand apart from what they were taken off. */
async function sumKinds(ctx: Context, items: Prisma.Sql): Promise<PayoutView["parts"]> {
  const rows = await ctx.db.$queryRaw<
    { kind: PayoutKind; count: bigint; amount: bigint; fee: bigint; fees: bigint }[]
  >(Prisma.sql`
    SELECT ${kindOf} AS kind, count(*) AS count, sum(line.amount) AS amount, sum(line.fee) AS fee,
      sum(line.fee <> 0) AS fees
    FROM balance_transactions line WHERE ${items} GROUP BY kind`);
  const fee = { kind: "fee" as const, count: 0, amount: 0n };
  const parts = rows.map(({ kind, count, amount }) => ({
    kind,
    count: Number(count),
    amount: BigInt(amount),
  }));
  for (const row of rows) {
    fee.count += Number(row.fees) + (row.kind === "fee" ? Number(row.count) : 0);
    fee.amount -= BigInt(row.fee) - (row.kind === "fee" ? BigInt(row.amount) : 0n);
  }
  const order: PayoutKind[] = ["payment", "refund", "dispute", "fee", "other"];
  return [...parts.filter(({ kind }) => kind !== "fee"), fee]
    .filter(({ count }) => count > 0)
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

async function sumClients(ctx: Context, items: Prisma.Sql): Promise<PayoutView["clients"]> {
  const rows = await ctx.db.$queryRaw<{ clientId: string | null; name: string | null; net: bigint }[]>(
    Prisma.sql`
      SELECT clients.id AS clientId, clients.name, sum(line.net) AS net
      FROM balance_transactions line
      LEFT JOIN payments ON payments.id = line.payment_id LEFT JOIN clients ON clients.id = payments.client_id
      WHERE ${items} GROUP BY clients.id ORDER BY net DESC LIMIT 200`,
  );
  return rows.map(({ clientId, name, net }) => ({ clientId, name, net: BigInt(net) }));
}

type LineRow = Omit<PayoutLine, "at"> & { readonly createdAt: bigint };

async function pageOfLines(
  ctx: Context,
  items: Prisma.Sql,
  query: { cursor?: string | null | undefined; limit?: number | undefined },
): Promise<Page<PayoutLine>> {
  const limit = pageSize(query.limit);
  const [after = ""] = decodeCursor(query.cursor, ["string"]) ?? [];
  const rows = await ctx.db.$queryRaw<LineRow[]>(Prisma.sql`
    SELECT line.id, ${kindOf} AS kind, line.amount, line.fee, line.net, line.description,
      line.created_at AS createdAt, payments.id AS paymentId, invoices.id AS invoiceId,
      invoices.number AS invoiceNumber, clients.id AS clientId, clients.name AS clientName
    FROM balance_transactions line
    LEFT JOIN payments ON payments.id = line.payment_id
    LEFT JOIN invoices ON invoices.id = payments.invoice_id
    LEFT JOIN clients ON clients.id = payments.client_id
    WHERE ${items} AND line.id > ${after} ORDER BY line.id LIMIT ${limit + 1}`);
  const page = pageOf(rows, limit, ({ id }) => [id]);
  return { ...page, items: page.items.map(viewLine) };
}

function viewLine({ createdAt, ...row }: LineRow): PayoutLine {
  const { amount, fee, net } = row;
  return {
    ...row,
    amount: BigInt(amount),
    fee: BigInt(fee),
    net: BigInt(net),
    at: new Date(Number(createdAt)),
  };
}
