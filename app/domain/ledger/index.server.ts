/** The books: double-entry, append-only, and chained by hashes from the first entry, so that they can prove themselves. */
export type { Account, EntryKind } from "./accounts.ts";
export { post, UnbalancedEntry, type NewEntry, type NewPosting } from "./post.ts";
export { postReversal } from "./post-reversal.ts";
export { balanceOf, trialBalance } from "./balances.ts";
export { listEntries } from "./list-entries.ts";
export { type JournalEntry, listJournal } from "./list-journal.ts";
export {
  type ClientEntry,
  listCurrenciesOfClient,
  listEntriesOfClient,
  sumBefore,
} from "./list-account-of-client.ts";
export { listBooked } from "./list-booked.ts";
export { type Standing, standingsOfInvoices } from "./standings.ts";
export { proveLedger } from "./prove.ts";
export { requireOpenBooks } from "./closed-books.ts";
