import type Stripe from "stripe";

/**
 * What travels over HTTP. It is the SDK's own type of each object, except that decimals travel as strings and that a
 * field which may hold either an id or a whole object is stored as the id and widened only when asked for.
 */
export type Price = Omit<Stripe.Price, "unit_amount_decimal"> & { unit_amount_decimal: string | null };
export type Plan = Omit<Stripe.Plan, "amount_decimal"> & { amount_decimal: string | null };
export type SubscriptionItem = Omit<Stripe.SubscriptionItem, "price" | "plan"> & { price: Price; plan: Plan };
export type Subscription = Omit<Stripe.Subscription, "items"> & { items: Stripe.ApiList<SubscriptionItem> };
export type LineItem = Omit<Stripe.LineItem, "price"> & { price: Price | null };
export type Session = Omit<Stripe.Checkout.Session, "line_items">;
export type InvoiceLine = Omit<Stripe.InvoiceLineItem, "pricing" | "quantity_decimal"> & {
  pricing: {
    price_details: { price: string; product: string };
    type: "price_details";
    unit_amount_decimal: string | null;
  };
  quantity_decimal: string | null;
};
export type Invoice = Omit<Stripe.Invoice, "lines"> & { lines: Stripe.ApiList<InvoiceLine> };
export type Event = Stripe.EventBase & {
  data: { object: Thing; previous_attributes?: Record<string, unknown> };
};

/** Every object that has an id of its own, by the name that its `object` field carries. */
export type Tables = {
  customer: Stripe.Customer;
  product: Stripe.Product;
  price: Price;
  subscription: Subscription;
  subscription_item: SubscriptionItem;
  invoice: Invoice;
  "checkout.session": Session;
  payment_intent: Stripe.PaymentIntent;
  charge: Stripe.Charge;
  refund: Stripe.Refund;
  balance_transaction: Stripe.BalanceTransaction;
  dispute: Stripe.Dispute;
  payout: Stripe.Payout;
  webhook_endpoint: Stripe.WebhookEndpoint;
  event: Event;
};
export type Kind = keyof Tables;
export type Thing = Exclude<Tables[Kind], Event>;

export const kinds = [
  "customer",
  "product",
  "price",
  "subscription",
  "subscription_item",
  "invoice",
  "checkout.session",
  "payment_intent",
  "charge",
  "refund",
  "balance_transaction",
  "dispute",
  "payout",
  "webhook_endpoint",
  "event",
] as const satisfies readonly Kind[];
