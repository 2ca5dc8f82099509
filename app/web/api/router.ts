import { agentsRouter } from "./agents.ts";
import { billingRunsRouter } from "./billing-runs.ts";
import { clientsRouter } from "./clients.ts";
import { creditNotesRouter } from "./credit-notes.ts";
import { creditsRouter } from "./credits.ts";
import { invoicesRouter } from "./invoices.ts";
import { ledgerRouter } from "./ledger.ts";
import { metersRouter } from "./meters.ts";
import { paymentsRouter } from "./payments.ts";
import { pricesRouter } from "./prices.ts";
import { router } from "./procedure.ts";
import { payoutsRouter, reconciliationRouter } from "./reconciliation.ts";
import { refundsRouter } from "./refunds.ts";
import { seatsRouter } from "./seats.ts";
import { statementsRouter } from "./statements.ts";
import { taxRatesRouter } from "./tax-rates.ts";
import { usageRouter } from "./usage.ts";
import { usagePlansRouter } from "./usage-plans.ts";
import { webhookEventsRouter } from "./webhook-events.ts";

export const apiRouter = router({
  agents: agentsRouter,
  billingRuns: billingRunsRouter,
  clients: clientsRouter,
  creditNotes: creditNotesRouter,
  credits: creditsRouter,
  invoices: invoicesRouter,
  ledger: ledgerRouter,
  meters: metersRouter,
  payments: paymentsRouter,
  payouts: payoutsRouter,
  prices: pricesRouter,
  reconciliation: reconciliationRouter,
  refunds: refundsRouter,
  seats: seatsRouter,
  statements: statementsRouter,
  taxRates: taxRatesRouter,
  usage: usageRouter,
  usagePlans: usagePlansRouter,
  webhookEvents: webhookEventsRouter,
});

/** What a typed tRPC client is made from. */
export type ApiRouter = typeof apiRouter;
