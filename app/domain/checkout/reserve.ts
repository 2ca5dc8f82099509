import { organizationOf, type TxContext } from "#platform/context";
import { whyNotChargeable } from "#lib/chargeable";
import { NotFound } from "#lib/errors";
import { newId } from "#lib/ids";
import { type AttemptRow, attemptLifetime, fits, liveStates } from "./attempt.ts";
import { CheckoutRefused, NothingDue, PaymentOnItsWay } from "./errors.ts";

/**
 * What to do next for a client who wants to pay: open a session for the reserved attempt, look whether the open one can
 * be used again, or end one that must not be used any more.
 */
export type Reservation = { readonly next: "open" | "reuse" | "end"; readonly attempt: AttemptRow };

/** Finds or writes down the one live attempt, with its idempotency key, before Stripe hears of it. */
export async function reserveAttempt(
  tx: TxContext,
  { invoiceId, contactId }: { invoiceId: string; contactId: string | null },
): Promise<Reservation> {
  const organizationId = organizationOf(tx);
  const now = tx.clock.now();
  const due = await amountToPay(tx, { invoiceId, organizationId });
  const live = await tx.db.checkoutAttempt.findFirst({
    where: { invoiceId, organizationId, state: { in: [...liveStates] } },
  });
  if (live?.state === "expiring") return { next: "end", attempt: live };
  if (live && fits(live, due, now)) return { next: live.state === "open" ? "reuse" : "open", attempt: live };
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
      ...due,
      idempotencyKey: `checkout:${id}`,
      state: "reserved",
      expiresAt,
      nextAttemptAt: expiresAt,
      createdAt: now,
    },
  });
  return { next: "open", attempt };
}

async function amountToPay(
  tx: TxContext,
  { invoiceId, organizationId }: { invoiceId: string; organizationId: string },
): Promise<{ amount: bigint; currency: string }> {
  const invoice = await tx.db.invoice.findFirst({
    where: { id: invoiceId, organizationId },
    include: {
      client: { select: { locale: true } },
      payments: { where: { state: "processing" }, select: { id: true }, take: 1 },
    },
  });
  if (!invoice) throw new NotFound("invoice");
  if (invoice.payments.length > 0) throw new PaymentOnItsWay();
  const { status, amountDue: amount, currency, client } = invoice;
  if ((status !== "open" && status !== "uncollectible") || amount <= 0n) throw new NothingDue();
  const reason = whyNotChargeable({ amount, currency }, client.locale);
  if (reason) throw new CheckoutRefused(reason);
  return { amount, currency };
}
