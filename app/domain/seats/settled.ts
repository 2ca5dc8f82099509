import type { TxContext } from "#platform/context";
import { settleCheck } from "#lib/waits";

/** When a request that got no answer now has either been carried out or never will be. */
export function settled(tx: TxContext): Date {
  return new Date(tx.clock.now().getTime() + Math.min(settleCheck, tx.config.billingRetryCap));
}
