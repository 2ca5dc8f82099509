import type Stripe from "stripe";
import type { Account } from "../account.ts";
import { newId } from "../ids.ts";
import type { SessionDetail } from "../store.ts";
import type { Session } from "../wire.ts";
import type { Payer } from "./charge-object.ts";
import { mergeMetadata } from "./metadata.ts";

/** The payment intent that a session gets when its client first tries to pay. */
export function intentOf(
  account: Account,
  { session, detail, payer }: { session: Session; detail: SessionDetail["paymentIntent"]; payer: Payer },
): Stripe.PaymentIntent {
  const id = newId("pi");
  return {
    id,
    object: "payment_intent",
    allowed_payment_method_types: null,
    amount: payer.amount ?? session.amount_total ?? 0,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: "automatic_async",
    client_secret: `${id}_secret_local`,
    confirmation_method: "automatic",
    created: account.now(),
    currency: payer.currency ?? session.currency ?? "eur",
    customer: session.customer,
    customer_account: null,
    description: detail.description ?? null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: mergeMetadata({}, detail.metadata),
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: session.payment_method_types,
    payment_record: null,
    processing: null,
    receipt_email: detail.receipt_email ?? null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: "requires_payment_method",
    transfer_data: null,
    transfer_group: null,
  };
}
