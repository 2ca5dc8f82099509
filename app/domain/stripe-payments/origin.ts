import type { StripeMetadata } from "#platform/stripe";

/** Which of our rows an object at Stripe belongs to. */
export type Origin = {
  readonly organizationId: string;
  readonly invoiceId: string | null;
  readonly clientId: string | null;
  readonly attemptId: string | null;
  readonly refundId: string | null;
};

/** Null for what another application, or another part of Stripe, put on the same account. */
export function readOrigin(metadata: StripeMetadata): Origin | null {
  const { organization_id, invoice_id, client_id, attempt_id, refund_id } = metadata;
  if (!organization_id) return null;
  return {
    organizationId: organization_id,
    invoiceId: invoice_id ?? null,
    clientId: client_id ?? null,
    attemptId: attempt_id ?? null,
    refundId: refund_id ?? null,
  };
}

export function checkoutMetadata(origin: {
  organizationId: string;
  invoiceId: string;
  clientId: string;
  attemptId: string;
}): StripeMetadata {
  const { organizationId, invoiceId, clientId, attemptId } = origin;
  return {
    organization_id: organizationId,
    invoice_id: invoiceId,
    client_id: clientId,
    attempt_id: attemptId,
  };
}

export function refundMetadata(origin: {
  organizationId: string;
  paymentId: string;
  refundId: string;
}): StripeMetadata {
  const { organizationId, paymentId, refundId } = origin;
  return { organization_id: organizationId, payment_id: paymentId, refund_id: refundId };
}
