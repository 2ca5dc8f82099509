import type { StripeFailure } from "#platform/stripe";

/** Whether Stripe, or our key to it, is what fails: waiting may help, and nothing is known of the object asked about. */
export function isSilence({ failureClass }: StripeFailure): boolean {
  return ["unknown", "server", "busy", "config"].includes(failureClass);
}
