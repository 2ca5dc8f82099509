import { organizationOf, type TxContext } from "#platform/context";
import { newId } from "#lib/ids";
import { amountToPay } from "./amount-to-pay.ts";
import { type AttemptRow, attemptLifetime, fits, liveStates } from "./attempt.ts";

/**
 * What to do next for a client who wants to pay: open a session for the reserved attempt, look whether the open one can
 * be used again, or end one that must not be used any more.
 */
export type Reservation = { readonly next: "open" | "reuse" | "end"; readonly attempt: AttemptRow };

/** Finds or writes down the one live attempt, with its idempotency key, before Stripe hears of it. */
export async function reserveAttempt(
  tx: TxContext,
  {
    invoiceId,
    contactId,
    amount,
  }: { invoiceId: string; contactId: string | null; amount?: bigint | undefined },
): Promise<Reservation> {
  const organizationId = organizationOf(tx);
  const now = tx.clock.now();
  const wanted = await amountToPay(tx, { invoiceId, amount });
  const live = await tx.db.checkoutAttempt.findFirst({
    where: { invoiceId, organizationId, state: { in: [...liveStates] } },
  });
  if (live?.state === "expiring") return { next: "end", attempt: live };
  if (live && fits(live, wanted, now))
    return { next: live.state === "open" ? "reuse" : "open", attempt: live };
  if (live?.state === "open") {
    const attempt = await tx.db.checkoutAttempt.update({
      where: { id: live.id },
      data: { state: "expiring", nextAttemptAt: now },
    });
    return { next: "end", attempt };
  }
  // Nobody was ever given the address of a session that is only reserved.
  if (live) await tx.db.checkoutAttempt.update({ where: { id: live.id }, data: { state: "failed" } });
  const id = newId();
  const expiresAt = new Date(now.getTime() + attemptLifetime);
  const attempt = await tx.db.checkoutAttempt.create({
    data: {
      id,
      organizationId,
      invoiceId,
      contactId,
      ...wanted,
      idempotencyKey: `checkout:${id}`,
      state: "reserved",
      expiresAt,
      nextAttemptAt: expiresAt,
      createdAt: now,
    },
  });
  return { next: "open", attempt };
}
