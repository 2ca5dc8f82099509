/** Every word that a status may be, spelt once; databases, pages and procedures take them from here. */
export const invoiceStatuses = ["draft", "open", "paid", "void", "uncollectible"] as const;
export type InvoiceStatus = (typeof invoiceStatuses)[number];

/** What an invoice's payments amount to; of several that hold, the first in this order of precedence is shown. */
export const paymentStatuses = [
  "disputed",
  "refunded",
  "partially_refunded",
  "processing",
  "overpaid",
  "paid",
  "partially_paid",
  "unpaid",
] as const;
export type PaymentStatus = (typeof paymentStatuses)[number];

/** Whether an invoice reached its contacts. */
export const deliveryStates = ["none", "queued", "sent", "failed"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export const paymentStates = ["processing", "succeeded", "failed", "reversed"] as const;
export type PaymentState = (typeof paymentStates)[number];

export const refundStates = ["pending", "succeeded", "failed"] as const;
export type RefundState = (typeof refundStates)[number];

/** `withdrawn`: it had not left when it was not needed any more. */
export const emailStates = ["queued", "sent", "failed", "withdrawn"] as const;
export type EmailState = (typeof emailStates)[number];

/** `hard`: it never arrives; `soft`: the mail system still tries, or gave up for now; `complaint`: called spam by its reader. */
export const bounceKinds = ["hard", "soft", "complaint"] as const;
export type BounceKind = (typeof bounceKinds)[number];

/** What can be done to many invoices at once. */
export const bulkVerbs = ["send", "remind"] as const;
export type BulkVerb = (typeof bulkVerbs)[number];

/** How far Stripe's seat quantity follows ours. */
export const billingStates = ["idle", "pending", "running", "blocked"] as const;
export type BillingState = (typeof billingStates)[number];

export const stripeEventStates = ["received", "applied", "ignored", "parked"] as const;
export type StripeEventState = (typeof stripeEventStates)[number];

export const inviteStatuses = ["pending", "accepted", "revoked", "expired"] as const;
export type InviteStatus = (typeof inviteStatuses)[number];

export const roles = ["owner", "admin", "agent"] as const;
export type Role = (typeof roles)[number];

/** Roles that an invite can give. */
export const invitableRoles = ["agent", "admin"] as const satisfies readonly Role[];
export type InvitableRole = (typeof invitableRoles)[number];

/** `healed`: it is not there any more. `matched`: a person said what it belongs to. */
export const discrepancyStates = ["open", "healed", "matched", "ignored"] as const;
export type DiscrepancyState = (typeof discrepancyStates)[number];
