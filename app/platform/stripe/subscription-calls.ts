import type Stripe from "stripe";
import { calling, expectObject } from "./failure.ts";
import { readPriceFacts, type StripePriceFacts } from "./price-calls.ts";
import { readInstant } from "./read.ts";

export type SubscriptionCalls = ReturnType<typeof subscriptionCalls>;

export type StripeCustomer = { readonly id: string };

/** One item of a subscription; `quantity` is null for a price that is not licensed. */
export type StripeSubscriptionItem = {
  readonly id: string;
  readonly priceId: string;
  readonly price: StripePriceFacts;
  readonly quantity: number | null;
  /** The period that is billed now. */
  readonly period: { readonly startsAt: Date; readonly endsAt: Date };
};

export type StripeSubscription = {
  readonly id: string;
  /** Stripe's own word: active, past_due, canceled, … */
  readonly status: string;
  readonly customerId: string;
  readonly cancelsAtPeriodEnd: boolean;
  readonly items: readonly StripeSubscriptionItem[];
};

/** What Stripe does about the rest of a period when a quantity changes in it. */
export type ProrationBehavior = "create_prorations" | "none";

/** Each call that writes takes `key`, under which Stripe answers a repetition as it answered the first. */
export type NewCustomer = {
  readonly name: string;
  readonly email: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly key: string;
};

export type NewSubscription = {
  readonly customerId: string;
  readonly priceId: string;
  readonly quantity: number;
  readonly metadata: Readonly<Record<string, string>>;
  readonly key: string;
};

export type SubscriptionEnd = {
  readonly subscriptionId: string;
  /** True: it is over with the present period. False: it renews. */
  readonly cancelsAtPeriodEnd: boolean;
  readonly key: string;
};

export type SeatQuantity = {
  readonly itemId: string;
  readonly quantity: number;
  /** Left out, the item keeps its price, even one that is archived and could not be chosen any more. */
  readonly priceId?: string;
  readonly prorationBehavior: ProrationBehavior;
  readonly key: string;
};

const daysUntilDue = 30;

/** Customers, seat subscriptions, and the quantity and price of their one item. */
export function subscriptionCalls(client: Stripe) {
  return {
    createCustomer: ({ name, email, metadata, key }: NewCustomer): Promise<StripeCustomer> =>
      calling(async () => {
        const answer = await client.customers.create(
          { name, ...(email === null ? {} : { email }), metadata },
          { idempotencyKey: key },
        );
        return { id: expectObject(answer, "customer").id };
      }),

    // Charged automatically, a subscription without a payment method starts incomplete and refuses quantities.
    createSubscription: (input: NewSubscription): Promise<StripeSubscription> =>
      calling(async () => {
        const answer = await client.subscriptions.create(
          {
            customer: input.customerId,
            items: [{ price: input.priceId, quantity: input.quantity }],
            collection_method: "send_invoice",
            days_until_due: daysUntilDue,
            metadata: input.metadata,
          },
          { idempotencyKey: input.key },
        );
        return toSubscription(answer);
      }),

    retrieveSubscription: (id: string): Promise<StripeSubscription> =>
      calling(async () => toSubscription(await client.subscriptions.retrieve(id))),

    /** The customer's subscriptions that are not over, newest first. */
    listSubscriptions: ({ customerId }: { customerId: string }): Promise<readonly StripeSubscription[]> =>
      calling(async () => {
        const answer = await client.subscriptions.list({ customer: customerId, limit: 100 });
        return expectObject(answer, "list").data.map(toSubscription);
      }),

    retrieveSeatItem: (itemId: string): Promise<StripeSubscriptionItem> =>
      calling(async () => toItem(await client.subscriptionItems.retrieve(itemId))),

    updateSeatQuantity: (input: SeatQuantity): Promise<StripeSubscriptionItem> =>
      calling(async () => {
        const answer = await client.subscriptionItems.update(
          input.itemId,
          {
            quantity: input.quantity,
            proration_behavior: input.prorationBehavior,
            ...(input.priceId === undefined ? {} : { price: input.priceId }),
          },
          { idempotencyKey: input.key },
        );
        return toItem(answer);
      }),

    setSubscriptionEnd: (input: SubscriptionEnd): Promise<StripeSubscription> =>
      calling(async () => {
        const answer = await client.subscriptions.update(
          input.subscriptionId,
          { cancel_at_period_end: input.cancelsAtPeriodEnd },
          { idempotencyKey: input.key },
        );
        return toSubscription(answer);
      }),

    cancelSubscription: (id: string, key: string): Promise<StripeSubscription> =>
      calling(async () => toSubscription(await client.subscriptions.cancel(id, {}, { idempotencyKey: key }))),
  };
}

function toSubscription(answer: Stripe.Subscription): StripeSubscription {
  const subscription = expectObject(answer, "subscription");
  return {
    id: subscription.id,
    status: subscription.status,
    customerId: typeof subscription.customer === "string" ? subscription.customer : subscription.customer.id,
    cancelsAtPeriodEnd: subscription.cancel_at_period_end,
    items: subscription.items.data.map(toItem),
  };
}

function toItem(answer: Stripe.SubscriptionItem): StripeSubscriptionItem {
  const item = expectObject(answer, "subscription_item");
  return {
    id: item.id,
    priceId: item.price.id,
    price: readPriceFacts(item.price),
    quantity: item.quantity ?? null,
    period: {
      startsAt: readInstant(item.current_period_start),
      endsAt: readInstant(item.current_period_end),
    },
  };
}
