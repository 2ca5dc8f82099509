import { clientsRouter } from "./clients.ts";
import { ledgerRouter } from "./ledger.ts";
import { router } from "./procedure.ts";
import { taxRatesRouter } from "./tax-rates.ts";

export const apiRouter = router({ clients: clientsRouter, taxRates: taxRatesRouter, ledger: ledgerRouter });

/** What a typed tRPC client is made from. */
export type ApiRouter = typeof apiRouter;
