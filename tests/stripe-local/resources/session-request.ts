import type Stripe from "stripe";
import { z } from "zod";
import { expand, flag, integer, metadataHash, oneOf, params, requiredText, text } from "../params.ts";

const productData = params<Stripe.Checkout.SessionCreateParams.LineItem.PriceData.ProductData>()({
  name: requiredText,
  description: text,
  metadata: metadataHash,
});
const priceData = params<Stripe.Checkout.SessionCreateParams.LineItem.PriceData>()({
  currency: requiredText,
  product: text,
  product_data: productData.optional(),
  unit_amount: integer,
  tax_behavior: oneOf("exclusive", "inclusive", "unspecified"),
});
const lineItem = params<Stripe.Checkout.SessionCreateParams.LineItem>()({
  price: text,
  price_data: priceData.optional(),
  quantity: integer,
});
/** The parameters of a new Checkout session: one payment, hosted page, card or bank debit. */
export const sessionRequest = params<Stripe.Checkout.SessionCreateParams>()({
  mode: oneOf("payment"),
  ui_mode: oneOf("hosted_page"),
  line_items: z.array(lineItem).min(1).optional(),
  success_url: text,
  cancel_url: text,
  client_reference_id: text,
  currency: text,
  customer: text,
  customer_email: text,
  customer_creation: oneOf("always", "if_required"),
  expires_at: integer,
  locale: text,
  metadata: metadataHash,
  allow_promotion_codes: flag,
  adaptive_pricing: params<Stripe.Checkout.SessionCreateParams.AdaptivePricing>()({
    enabled: flag,
  }).optional(),
  billing_address_collection: oneOf("auto", "required"),
  submit_type: oneOf("auto", "pay"),
  payment_intent_data: params<Stripe.Checkout.SessionCreateParams.PaymentIntentData>()({
    description: text,
    metadata: metadataHash,
    receipt_email: text,
  }).optional(),
  expand,
});

export type SessionRequest = z.output<typeof sessionRequest>;
