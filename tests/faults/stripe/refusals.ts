import type Stripe from "stripe";
import { clientOf } from "../../stripe-local/client.ts";
import { until } from "../books.ts";
import { answerWritesInstead, failure, passOn } from "../proxy/behaviors.ts";
import { post } from "./invites.ts";
import type { Office } from "./offices.ts";
import { seatsOf } from "./seats.ts";
import type { FaultWorld } from "./world.ts";

/** A refusal that only a person can end, and what the notice tells that person to do. */
export type Refusal = {
  readonly name: string;
  readonly begin: (world: FaultWorld, office: Office) => Promise<void> | void;
  readonly failureClass: "payment" | "missing" | "canceled";
  readonly advice: string;
  /** At Stripe, as the notice says. */
  readonly mend: (world: FaultWorld, office: Office) => Promise<void> | void;
  /** Here, as the notice says. */
  readonly goOn: (world: FaultWorld, office: Office) => Promise<void>;
};

const retryNow = ({ url }: FaultWorld, { cookie }: Office) => post(`${url}/admin/billing/retry`, { cookie });

export const refusals: readonly Refusal[] = [
  {
    name: "402: a payment is missing",
    begin: ({ proxy }) =>
      proxy.behave(answerWritesInstead(failure(402, { type: "card_error", code: "card_declined" }))),
    failureClass: "payment",
    advice: "Settle what is open for the seat subscription at Stripe, then press Retry now.",
    mend: ({ proxy }) => proxy.behave(passOn),
    goOn: retryNow,
  },
  {
    name: "404: the item cannot be changed",
    begin: ({ proxy }) =>
      proxy.behave(answerWritesInstead(failure(404, { code: "resource_missing", param: "id" }))),
    failureClass: "missing",
    advice: "Look for the seat subscription at Stripe.",
    mend: ({ proxy }) => proxy.behave(passOn),
    goOn: retryNow,
  },
  {
    name: "404: there are two items for the price in the place of one",
    begin: async (world, office) => {
      await replaceItem(world, office);
      await addItem(world, office);
    },
    failureClass: "missing",
    advice: "Look for the seat subscription at Stripe.",
    mend: async (world, office) => {
      await stripeOf(world).subscriptionItems.del(seatsOf(world, office).item);
    },
    goOn: retryNow,
  },
  {
    name: "the subscription is canceled",
    begin: async (world, office) => {
      await stripeOf(world).subscriptions.cancel(seatsOf(world, office).subscription);
    },
    failureClass: "canceled",
    advice: "Start seats again if agent seats are to be billed.",
    mend: () => undefined,
    goOn: startAgain,
  },
];

/** Asked for a start that Stripe did not answer in time, the owner asks again. */
function startAgain(_: FaultWorld, { call }: Office): Promise<void> {
  return until(() =>
    call("seats.start", {}).then(
      () => true,
      () => false,
    ),
  );
}

/** Another item of the same price stands where the known one was. */
export async function replaceItem(world: FaultWorld, office: Office): Promise<void> {
  const { item } = seatsOf(world, office);
  await addItem(world, office);
  await stripeOf(world).subscriptionItems.del(item);
}

async function addItem(world: FaultWorld, office: Office): Promise<void> {
  const { subscription, atStripe } = seatsOf(world, office);
  await stripeOf(world).subscriptionItems.create({
    subscription,
    price: "price_seat_local",
    quantity: atStripe ?? 0,
  });
}

/** Somebody at Stripe's own pages. */
function stripeOf({ stripe }: FaultWorld): Stripe {
  return clientOf(stripe.apiBase);
}
