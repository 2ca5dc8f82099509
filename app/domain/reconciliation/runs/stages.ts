import { compareTransactions } from "../comparing/compare.ts";
import { compareBooks } from "../comparing/only-in-books.ts";
import { findLoose } from "../discrepancies/find.ts";
import { readDisputes } from "../reading/disputes.ts";
import { readEvents } from "../reading/events.ts";
import { readIntents } from "../reading/intents.ts";
import { readPayoutItems } from "../reading/payout-items.ts";
import { readPayouts } from "../reading/payouts.ts";
import { readRefunds } from "../reading/refunds.ts";
import { readSessions } from "../reading/sessions.ts";
import { readBalance, readTransactions } from "../reading/transactions.ts";
import { concludeRun } from "./conclude.ts";
import type { Stage } from "./stage.ts";
import type { StageName } from "./stage-names.ts";

/** What heals by events comes first, so that later stages find less to ask about; payouts need their items' owners. */
export const stages: Readonly<Record<StageName, Stage>> = {
  events: readEvents,
  sessions: readSessions,
  "payment-intents": readIntents,
  refunds: readRefunds,
  disputes: readDisputes,
  payouts: readPayouts,
  balance: readBalance,
  transactions: readTransactions,
  "payout-items": readPayoutItems,
  comparison: compareTransactions("anything but payouts"),
  "payout-comparison": compareTransactions("payouts"),
  books: compareBooks,
  findings: findLoose,
  conclusion: concludeRun,
};
