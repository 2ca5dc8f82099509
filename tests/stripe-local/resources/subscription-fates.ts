import type { Account } from "../account.ts";
import { amend } from "../changed.ts";
import { refuse } from "../failure.ts";
import { view } from "../view.ts";
import type { Subscription } from "../wire.ts";
import { changeItem, tellUpdated } from "./subscription-items.ts";

/** Over from `at` on, which is told. */
export function endSubscription(account: Account, subscription: Subscription, at: number): Subscription {
  amend(subscription, { status: "canceled", ended_at: at });
  subscription.cancellation_details = {
    comment: null,
    feedback: null,
    feedback_option: null,
    reason: "cancellation_requested",
  };
  account.emit("customer.subscription.deleted", subscription);
  return view(account.store, subscription);
}

/** Ends what was canceled for a time that has come. */
export function endOverdue(account: Account): void {
  for (const subscription of account.store.all("subscription")) {
    const { cancel_at, status } = subscription;
    if (cancel_at !== null && cancel_at <= account.now() && status !== "canceled")
      endSubscription(account, subscription, cancel_at);
  }
}

/** As if the end of the present period had come: over if it was canceled for then, refused otherwise. */
export function endPeriod(account: Account, { id }: { id: string }): Subscription {
  const subscription = account.store.get("subscription", id);
  if (!subscription.cancel_at_period_end)
    throw refuse("This subscription is not canceled at its period's end.");
  return endSubscription(account, subscription, account.now());
}

/** What a person changes in the dashboard: no request of the API's, so no key is in the event. */
export function changeByHand(
  account: Account,
  { id, ...change }: { id: string; quantity?: number | undefined; price?: string | undefined },
): Subscription {
  const subscription = account.store.get("subscription", id);
  const before = view(account.store, subscription);
  for (const { id: itemId } of before.items.data)
    changeItem(account, account.store.get("subscription_item", itemId), change);
  tellUpdated(account, before);
  return view(account.store, subscription);
}

/** What time and banks do to a subscription, which no call of the API does. */
export function setStatus(
  account: Account,
  { id, status }: { id: string; status: Subscription["status"] },
): Subscription {
  const subscription = account.store.get("subscription", id);
  const before = view(account.store, subscription);
  subscription.status = status;
  tellUpdated(account, before);
  return view(account.store, subscription);
}
