import type Stripe from "stripe";
import { calling, expectObject } from "./failure.ts";
import type { StripeDispute, StripeMetadata, StripeRefund } from "./payment-objects.ts";
import { readDispute, readRefund } from "./read-payment.ts";

export type RefundOrder = {
  readonly paymentIntentId: string;
  /** Minor units of the payment's currency. */
  readonly amount: bigint;
  readonly metadata: StripeMetadata;
};

const withTransactions = ["balance_transaction", "failure_balance_transaction"];

/** Money that goes back: refunds and disputes. */
export function refundCalls(client: Stripe) {
  return {
    /** The same key with the same order answers the same refund, for a day. */
    createRefund(order: RefundOrder, key: string): Promise<StripeRefund> {
      return calling(async () => {
        const { paymentIntentId, amount, metadata } = order;
        const refund = await client.refunds.create(
          {
            payment_intent: paymentIntentId,
            amount: Number(amount),
            metadata: { ...metadata },
            expand: withTransactions,
          },
          { idempotencyKey: key },
        );
        return readRefund(expectObject(refund, "refund"));
      });
    },
    retrieveRefund(id: string): Promise<StripeRefund> {
      return calling(async () =>
        readRefund(expectObject(await client.refunds.retrieve(id, { expand: withTransactions }), "refund")),
      );
    },
    /** All of them, whoever made them; also those that failed. */
    listRefunds(paymentIntentId: string): Promise<StripeRefund[]> {
      return calling(async () => {
        const refunds: StripeRefund[] = [];
        const expand = withTransactions.map((field) => `data.${field}`);
        const pages = client.refunds.list({ payment_intent: paymentIntentId, limit: 100, expand });
        for await (const refund of pages) refunds.push(readRefund(expectObject(refund, "refund")));
        return refunds;
      });
    },
    retrieveDispute(id: string): Promise<StripeDispute> {
      return calling(async () => readDispute(expectObject(await client.disputes.retrieve(id), "dispute")));
    },
    listDisputes(paymentIntentId: string): Promise<StripeDispute[]> {
      return calling(async () => {
        const disputes: StripeDispute[] = [];
        const pages = client.disputes.list({ payment_intent: paymentIntentId, limit: 100 });
        for await (const dispute of pages) disputes.push(readDispute(expectObject(dispute, "dispute")));
        return disputes;
      });
    },
  };
}
