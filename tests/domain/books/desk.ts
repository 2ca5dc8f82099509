import { expect } from "vitest";
import { balanceOf } from "#domain/ledger";
import { getPayment } from "#domain/payments";
import { proveBooks } from "../../../app/server/prove.ts";
import { makeClient } from "../../billing-factories.ts";
import { connectInbox } from "../../payment-stories.ts";
import { runQueue } from "../../../app/server/jobs.ts";
import type { World } from "../../world.ts";
import { type BooksModel, dueOf, statusOf } from "./books-model.ts";

/** One client's business in a world, next to which the model is held. */
export async function openDesk(world: World) {
  const { ctx } = world;
  const { id: clientId } = await makeClient(ctx);
  connectInbox(world);

  async function prove(model: BooksModel) {
    expect(await proveBooks(world.systemCtx, { documents: false })).toEqual([]);
    for (const { id, refunded, disputed } of model.payments)
      expect(await getPayment(ctx, { id })).toMatchObject({
        amountRefunded: refunded,
        amountDisputed: disputed,
      });
    const moneyOf = async (account: "bank" | "stripe_clearing" | "stripe_fees") =>
      (
        await Promise.all(
          model.invoices.map(({ id }) => balanceOf(ctx, { account, currency: "EUR", invoiceId: id })),
        )
      ).reduce((all, amount) => all + amount, 0n);
    expect(await moneyOf("bank")).toBe(model.bank);
    // What Stripe keeps for itself is its own affair.
    expect((await moneyOf("stripe_clearing")) + (await moneyOf("stripe_fees"))).toBe(model.atStripe);
  }

  return {
    ...{ world, ctx, clientId, prove },
    /** Everything that Stripe has told of so far arrives and is applied. */
    async hear() {
      await world.stripe.deliverPending();
      await runQueue(world.systemCtx, "events");
      await runQueue(world.systemCtx, "payments");
    },
    /** Every invoice is as the model has it. */
    async compare(model: BooksModel) {
      const rows = await world.database.db.invoice.findMany({
        where: { id: { in: model.invoices.map(({ id }) => id) } },
        orderBy: { id: "asc" },
      });
      const stored = rows.map(({ id, status, amountPaid, amountCredited, amountDue }) => ({
        ...{ id, status, amountPaid, amountCredited, amountDue },
      }));
      const expected = model.invoices.map((invoice) => ({
        id: invoice.id,
        status: statusOf(invoice),
        amountPaid: invoice.paid,
        amountCredited: invoice.credited,
        amountDue: dueOf(invoice),
      }));
      expect(stored).toEqual(expected.sort((one, other) => (one.id < other.id ? -1 : 1)));
    },
  };
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;
