import type Stripe from "stripe";
import { type StripeEventNotice, readEvent } from "./events.ts";
import { calling, expectObject } from "./failure.ts";
import { pageParams, readPage, type StripePage, type StripePageQuery } from "./list-pages.ts";
import type { StripeBalance, StripeMetadata, StripePaymentIntent } from "./payment-objects.ts";
import { readPayout, sumBalance } from "./read-books.ts";
import {
  readBalanceTransaction,
  readDispute,
  readPaymentIntent,
  readRefund,
  readSession,
} from "./read-payment.ts";

export type BookCalls = ReturnType<typeof bookCalls>;

/** Stripe's own books, and lists of everything that moves them: each call is one request for one page. */
export function bookCalls(client: Stripe) {
  return {
    pageOfBalanceTransactions: (query: StripePageQuery & { payoutId?: string }) => {
      const { payoutId } = query;
      const params = { ...pageParams(query), ...(payoutId !== undefined && { payout: payoutId }) };
      return readPage(() => client.balanceTransactions.list(params), readBalanceTransaction);
    },
    pageOfPayouts: (query: StripePageQuery) =>
      readPage(() => client.payouts.list(pageParams(query)), readPayout),
    pageOfRefunds: (query: StripePageQuery) =>
      readPage(() => client.refunds.list(pageParams(query)), readRefund),
    pageOfDisputes: (query: StripePageQuery) =>
      readPage(() => client.disputes.list(pageParams(query)), readDispute),
    pageOfSessions: (query: StripePageQuery) =>
      readPage(() => client.checkout.sessions.list(pageParams(query)), readSession),
    pageOfPaymentIntents: (query: StripePageQuery) =>
      readPage(() => client.paymentIntents.list(pageParams(query)), readPaymentIntent),
    /** Only those that no endpoint has taken yet, or all; Stripe remembers 30 days. */
    pageOfEvents: async (
      query: StripePageQuery & { only: "undelivered" | "all" },
    ): Promise<StripePage<StripeEventNotice>> => {
      const params = {
        ...pageParams(query),
        ...(query.only === "undelivered" && { delivery_success: false }),
      };
      const { items, next } = await readPage(() => client.events.list(params), readEvent);
      return { items: items.filter((notice) => notice !== null), next };
    },
    /** Per currency, what is available and what is on its way there together. */
    retrieveBalance(): Promise<StripeBalance[]> {
      return calling(async () => sumBalance(expectObject(await client.balance.retrieve(), "balance")));
    },
    /** Adds to what the payment intent's metadata say of whose it is; all else stays. */
    labelPaymentIntent(id: string, metadata: StripeMetadata): Promise<StripePaymentIntent> {
      return calling(async () => {
        const intent = await client.paymentIntents.update(id, { metadata: { ...metadata } });
        return readPaymentIntent(expectObject(intent, "payment_intent"));
      });
    },
  };
}
