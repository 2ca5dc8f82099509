import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startCheckout } from "#domain/checkout";
import { getInvoice } from "#domain/invoices";
import { recordPayment, reversePayment } from "#domain/payments";
import { makeOpenInvoice } from "../../billing-factories.ts";
import { goThroughCheckout, hearEvents } from "../../payment-stories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
let id: string;
beforeEach(async () => {
  world = await createWorld({ balanceTransactionDelay: Infinity });
  id = (await makeOpenInvoice(world.ctx, { allowsPartialPayments: true })).id;
});
afterEach(() => world.close());

const start = (amount?: bigint) => startCheckout(world.ctx, { invoiceId: id, amount });
const sessions = () =>
  world.stripe.state.sessions.map(({ amount_total, status }) => `${amount_total} ${status}`).sort();

describe("a client who pays in parts", () => {
  test("leaves the invoice partly paid, and the receipt says what is left", async () => {
    await goThroughCheckout(world, { invoiceId: id, amount: 4000n });
    await hearEvents(world);
    expect(await getInvoice(world.ctx, { id })).toMatchObject({
      status: "open",
      paymentStatus: "partially_paid",
      amountPaid: 4000n,
      amountDue: 6000n,
    });
    const [receipt] = world.mailbox.messages();
    expect(receipt?.text).toMatch(/Still due +€60\.00/);
  });

  test("pays the rest, and then nothing is due", async () => {
    await goThroughCheckout(world, { invoiceId: id, amount: 4000n });
    await hearEvents(world);
    await goThroughCheckout(world, { invoiceId: id });
    await hearEvents(world);
    expect(await getInvoice(world.ctx, { id })).toMatchObject({ status: "paid", paymentStatus: "paid" });
    expect(sessions()).toEqual(["4000 complete", "6000 complete"]);
  });

  test("who thinks of another amount ends the earlier session first", async () => {
    await start(4000n);
    await start(5000n);
    expect(sessions()).toEqual(["4000 expired", "5000 open"]);
    await start();
    expect(sessions()).toEqual(["10000 open", "4000 expired", "5000 expired"]);
  });

  test("who just paid the earlier amount in another tab sees that, and is charged nothing more", async () => {
    await goThroughCheckout(world, { invoiceId: id, amount: 6000n });
    const [attempt] = await world.database.db.checkoutAttempt.findMany();
    expect(await start(5000n)).toEqual({ url: `http://localhost:3000/paid/${attempt?.id}` });
    expect(sessions()).toEqual(["6000 complete"]);
    expect(await getInvoice(world.ctx, { id })).toMatchObject({ amountDue: 4000n });
  });

  test("in two tabs over two amounts has one way to pay in the end", async () => {
    await Promise.all([start(4000n), start(5000n), start(4000n), start()]);
    expect(sessions().filter((session) => session.endsWith("open"))).toHaveLength(1);
    expect(await world.database.db.checkoutAttempt.count({ where: { state: "open" } })).toBe(1);
  });

  test.each([
    [0n, "above zero"],
    [-1n, "above zero"],
    [49n, "The least"],
    [10001n, "At most €100.00"],
  ])("is refused the amount %s", async (amount, sentence) => {
    await expect(start(amount)).rejects.toMatchObject({
      kind: "invalid",
      fields: [{ path: "amount", message: expect.stringContaining(sentence) as string }],
    });
    expect(await world.database.db.checkoutAttempt.count()).toBe(0);
  });
});

describe("a session over a part, when what is due changes", () => {
  test("stays while that much is still due", async () => {
    await start(4000n);
    await recordPayment(world.ctx, { id, amount: 6000n });
    await world.settle();
    expect(sessions()).toEqual(["4000 open"]);
  });

  test("is expired once less than that is due", async () => {
    await start(4000n);
    await recordPayment(world.ctx, { id, amount: 6001n });
    await world.settle();
    expect(sessions()).toEqual(["4000 expired"]);
  });

  test("stays when more is due again, and never takes more than its own amount", async () => {
    const { id: paymentId } = await recordPayment(world.ctx, { id, amount: 2000n });
    await start(8000n);
    await reversePayment(world.ctx, { id: paymentId });
    await world.settle();
    expect(sessions()).toEqual(["8000 open"]);
  });
});
