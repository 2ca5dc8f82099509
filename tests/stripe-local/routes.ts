import type { Route } from "./router.ts";
import { balanceRoutes } from "./resources/balance.ts";
import { catalogRoutes } from "./resources/catalog.ts";
import { checkoutSessionRoutes } from "./resources/checkout-sessions.ts";
import { customerRoutes } from "./resources/customers.ts";
import { disputeRoutes } from "./resources/disputes.ts";
import { eventRoutes } from "./resources/events.ts";
import { invoiceRoutes } from "./resources/invoices.ts";
import { paymentRoutes } from "./resources/payments.ts";
import { refundRoutes } from "./resources/refunds.ts";
import { subscriptionItemRoutes } from "./resources/subscription-items.ts";
import { subscriptionRoutes } from "./resources/subscriptions.ts";
import { webhookEndpointRoutes } from "./resources/webhook-endpoints.ts";

export const routes: readonly Route[] = [
  ...customerRoutes,
  ...catalogRoutes,
  ...subscriptionRoutes,
  ...subscriptionItemRoutes,
  ...invoiceRoutes,
  ...checkoutSessionRoutes,
  ...paymentRoutes,
  ...refundRoutes,
  ...disputeRoutes,
  ...balanceRoutes,
  ...eventRoutes,
  ...webhookEndpointRoutes,
];
