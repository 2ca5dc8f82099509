import type { Account } from "../account.ts";
import { newId } from "../ids.ts";
import type { Session } from "../wire.ts";
import type { SessionRequest } from "./session-request.ts";
import { mergeMetadata } from "./metadata.ts";

/** A session as it is right after it was made: open, with nothing paid and no payment intent until the client pays. */
export function sessionOf(
  account: Account,
  { given, amount, currency }: { given: SessionRequest; amount: number; currency: string },
): Session {
  const id = newId("cs_test", { length: 58 });
  const now = account.now();
  return {
    id,
    object: "checkout.session",
    adaptive_pricing: { enabled: given.adaptive_pricing?.enabled ?? true },
    after_expiration: null,
    allow_promotion_codes: given.allow_promotion_codes ?? null,
    allowed_payment_method_types: null,
    amount_subtotal: amount,
    amount_total: amount,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: given.billing_address_collection ?? null,
    cancel_url: given.cancel_url ?? null,
    client_reference_id: given.client_reference_id ?? null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: now,
    currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer: given.customer ?? null,
    customer_account: null,
    customer_creation: given.customer ? null : (given.customer_creation ?? "if_required"),
    customer_details: given.customer_email ? detailsOf({ email: given.customer_email, name: null }) : null,
    customer_email: given.customer_email ?? null,
    discounts: [],
    expires_at: given.expires_at ?? now + 24 * 60 * 60,
    integration_identifier: null,
    invoice: null,
    invoice_creation: {
      enabled: false,
      invoice_data: {
        account_tax_ids: null,
        custom_fields: null,
        description: null,
        footer: null,
        issuer: null,
        metadata: {},
        rendering_options: null,
      },
    },
    livemode: false,
    locale: given.locale ?? null,
    managed_payments: null,
    metadata: mergeMetadata({}, given.metadata),
    mode: "payment",
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: "if_required",
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ["card", "sepa_debit"],
    payment_status: "unpaid",
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: "open",
    submit_type: given.submit_type ?? null,
    subscription: null,
    success_url: given.success_url ?? null,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: "hosted_page",
    url: `${account.options.checkoutBase()}/c/pay/${id}`,
    wallet_options: null,
  };
}

export function detailsOf({
  email,
  name,
}: {
  email: string | null;
  name: string | null;
}): NonNullable<Session["customer_details"]> {
  const nothing = { address: null, business_name: null, individual_name: null, phone: null };
  return { ...nothing, email, name, tax_exempt: "none", tax_ids: [] };
}
