import type { z } from "zod";
import { recordActivity } from "#domain/activity";
import { getClient } from "#domain/clients";
import { post, requireOpenBooks } from "#domain/ledger";
import { getOrganization } from "#domain/organizations";
import { availableCredit } from "#domain/payments";
import { compareDates, startOfDayIn, todayIn } from "#lib/civil-date";
import { invalidField } from "#lib/errors";
import { newId } from "#lib/ids";
import { readInput } from "#lib/input";
import { inTransaction, organizationOf, type Context } from "#platform/context";
import { NotEnoughCredit } from "./errors.ts";
import { payOutCreditInput } from "./input.ts";
import { type CreditPayoutView, viewPayout } from "./view.ts";

/**
 * Records that credit was given back outside Stripe. What is at Stripe goes back as a refund of the payment that it came
 * from (listCreditSources). Throws NotFound, NotEnoughCredit, BooksClosed, and InvalidInput for a day to come.
 */
export async function payOutCredit(
  ctx: Context,
  given: z.input<typeof payOutCreditInput>,
): Promise<CreditPayoutView> {
  const input = readInput(payOutCreditInput, given);
  return inTransaction(ctx, async (tx) => {
    const known = input.key ? await tx.db.creditPayout.findUnique({ where: { id: input.key } }) : null;
    if (known?.clientId === input.clientId && known.organizationId === organizationOf(tx))
      return viewPayout(known);
    if (known) throw invalidField("key", "This key belongs to another payout.");
    const { id: clientId } = await getClient(tx, { id: input.clientId });
    const { timeZone } = await getOrganization(tx);
    const { amount, currency, method = "", reference = "" } = input;
    const today = todayIn(timeZone, tx.clock.now());
    const { paidOn = today } = input;
    if (compareDates(paidOn, today) > 0) throw invalidField("paidOn", "The day cannot be in the future.");
    await requireOpenBooks(tx, { day: paidOn, field: "paidOn" });
    const available = await availableCredit(tx, { clientId, currency });
    if (amount > available) throw new NotEnoughCredit({ amount: available, currency });
    const id = input.key ?? newId();
    const row = await tx.db.creditPayout.create({
      data: {
        ...{ id, clientId, amount, currency, method, reference, paidOn },
        organizationId: organizationOf(tx),
        createdAt: tx.clock.now(),
      },
    });
    await post(tx, {
      kind: "credit_paid_out",
      sourceId: id,
      at: startOfDayIn(timeZone, paidOn),
      postings: [
        { account: "client_credit", amount, currency, clientId },
        { account: "bank", amount: -amount, currency, clientId },
      ],
    });
    await recordActivity(tx, {
      verb: "credit paid out",
      subjectKind: "client",
      subjectId: clientId,
      after: { payoutId: id, amount, currency, paidOn, method },
    });
    return viewPayout(row);
  });
}
