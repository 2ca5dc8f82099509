import type { Account } from "./account.ts";
import { expireOverdueSessions } from "./checkout.ts";
import { endOverdue } from "./resources/subscription-fates.ts";
import { periodFrom } from "./resources/period.ts";

/** Brings the account up to its clock: sessions expire, subscriptions end, money becomes available, periods roll on. */
export function passTime(account: Account): void {
  const now = account.now();
  expireOverdueSessions(account);
  endOverdue(account);
  for (const transaction of account.store.all("balance_transaction")) {
    if (transaction.status === "pending" && transaction.available_on <= now) transaction.status = "available";
  }
  for (const item of account.store.all("subscription_item")) {
    const subscription = account.store.find("subscription", item.subscription);
    if (item.current_period_end > now || !item.price.recurring || subscription?.status === "canceled")
      continue;
    const { start, end } = periodFrom(
      subscription?.billing_cycle_anchor ?? item.created,
      item.price.recurring,
      now,
    );
    Object.assign(item, { current_period_start: start, current_period_end: end });
  }
}
