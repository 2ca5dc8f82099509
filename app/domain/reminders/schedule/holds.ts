import type { CivilDate } from "#lib/civil-date";
import { type Context, organizationOf, type TxContext } from "#platform/context";
import type { Hold } from "./plan.ts";

/** What holds these invoices back beside their mails, by invoice: the first of them that matters. */
export async function readHolds(
  ctx: Context | TxContext,
  invoiceIds: readonly string[],
): Promise<Map<string, Hold>> {
  const within = { organizationId: organizationOf(ctx), invoiceId: { in: [...invoiceIds] } };
  const [promises, payments] = [
    await ctx.db.paymentPromise.findMany({ where: within }),
    await ctx.db.payment.findMany({
      where: { ...within, OR: [{ state: "processing" }, { disputes: { some: { state: "open" } } }] },
      select: { invoiceId: true, disputes: { where: { state: "open" }, select: { id: true } } },
    }),
  ];
  const holds = new Map<string, Hold>();
  for (const { invoiceId, promisedUntil } of promises)
    holds.set(invoiceId, { reason: "promised", until: promisedUntil });
  const touched = payments.flatMap(({ invoiceId, disputes }) =>
    invoiceId === null ? [] : [{ invoiceId, isDisputed: disputes.length > 0 }],
  );
  for (const { invoiceId } of touched) holds.set(invoiceId, { reason: "processing", until: null });
  for (const { invoiceId, isDisputed } of touched)
    if (isDisputed) holds.set(invoiceId, { reason: "disputed", until: null });
  return holds;
}

/** A promise holds until its day is over by the client's clocks; the other holds until they are lifted. */
export function holdsOn(hold: Hold | null, today: CivilDate): hold is Hold {
  return hold !== null && (hold.reason !== "promised" || today <= hold.until);
}
