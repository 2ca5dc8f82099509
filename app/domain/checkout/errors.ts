import { DomainError } from "#lib/errors";

/** Nothing can be paid: the invoice is a draft, void, or settled. */
export class NothingDue extends DomainError {
  constructor() {
    super("conflict", "Nothing is due on this invoice.");
  }
}

/** A payment was made and the bank has not said yet whether it arrives; a second one could pay twice. */
export class PaymentOnItsWay extends DomainError {
  constructor() {
    super("conflict", "A payment for this invoice is on its way. There is nothing more to do.");
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
