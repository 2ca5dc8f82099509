import { DomainError } from "#lib/errors";
import type { Texts } from "#lib/texts/languages";

/** Nothing can be paid: the invoice is a draft, void, or settled. The sentences of all of these are the client's. */
export class NothingDue extends DomainError {
  constructor({ pay }: Texts) {
    super("conflict", pay.nothingDue);
  }
}

/** A payment was made and the bank has not said yet whether it arrives; a second one could pay twice. */
export class PaymentOnItsWay extends DomainError {
  constructor({ pay }: Texts) {
    super("conflict", pay.alreadyOnItsWay);
  }
}

/** The client chose an amount that this invoice does not take; `reason` is a sentence for beside the field. */
export class AmountNotPayable extends DomainError {
  constructor(reason: string) {
    super("invalid", reason, [{ path: "amount", message: reason }]);
  }
}

/** `reason` is a sentence: the amount is outside of what can be charged, or Stripe does not take it. */
export class CheckoutRefused extends DomainError {
  constructor(reason: string) {
    super("conflict", reason);
  }
}
