import { DomainError } from "#lib/errors";
import { formatMoney, type Money } from "#lib/money";

/** Only money that has arrived can go back. */
export class PaymentNotRefundable extends DomainError {
  constructor(state: string) {
    super("conflict", `A payment that is ${state} cannot be refunded.`);
  }
}

/** `left`: what was neither refunded nor disputed yet. */
export class RefundTooLarge extends DomainError {
  constructor(left: Money) {
    super(
      "conflict",
      left.amount > 0n
        ? `At most ${formatMoney(left)} of this payment can be refunded.`
        : "Nothing is left of this payment to refund.",
      [{ path: "amount", message: `${formatMoney(left)} is left.` }],
    );
  }
}
