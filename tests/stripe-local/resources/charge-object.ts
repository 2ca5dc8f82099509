import type Stripe from "stripe";
import type { Account } from "../account.ts";
import { newId } from "../ids.ts";

/** Who pays, and, to be at odds with the session, how much and in what: minor units, and a currency in lower case. */
export type Payer = {
  email?: string | null | undefined;
  name?: string | null | undefined;
  amount?: number | undefined;
  currency?: string | undefined;
};
export type Method = "card" | "sepa_debit";

/** A charge that has been tried and not yet been answered. */
export function chargeOf(
  account: Account,
  { intent, payer, method }: { intent: Stripe.PaymentIntent; payer: Payer; method: Method },
): Stripe.Charge {
  const id = newId(method === "card" ? "ch" : "py");
  return {
    id,
    object: "charge",
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: {
      address: null,
      email: payer.email ?? null,
      name: payer.name ?? null,
      phone: null,
      tax_id: null,
    },
    calculated_statement_descriptor: method === "card" ? "LOCAL STRIPE" : null,
    captured: false,
    created: account.now(),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: null,
    outcome: null,
    paid: false,
    payment_intent: intent.id,
    payment_method: null,
    payment_method_details: method === "card" ? card : debit,
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: "pending",
    transfer_data: null,
    transfer_group: null,
  };
}

const card: Stripe.Charge.PaymentMethodDetails = {
  card: {
    amount_authorized: null,
    authorization_code: null,
    brand: "visa",
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
    country: "US",
    electronic_commerce_indicator: null,
    exp_month: 12,
    exp_year: 2034,
    funding: "credit",
    installments: null,
    last4: "4242",
    mandate: null,
    network: "visa",
    network_transaction_id: null,
    regulated_status: "unregulated",
    three_d_secure: null,
    transaction_link_id: null,
    wallet: null,
  },
  type: "card",
};

const debit: Stripe.Charge.PaymentMethodDetails = {
  sepa_debit: {
    bank_code: "37040044",
    branch_code: "",
    country: "DE",
    fingerprint: null,
    last4: "3000",
    mandate: null,
  },
  type: "sepa_debit",
};
