/** What leaves for spreadsheets and accountants' programs: whole lists and the journal as CSV, a page at a time. */
export { type CsvExport } from "./csv.ts";
export { exportActivity } from "./activity.ts";
export { exportClients } from "./clients.ts";
export { exportCreditNotes } from "./credit-notes.ts";
export { exportInvoices } from "./invoices.ts";
export { exportJournal, exportJournalInput } from "./journal.ts";
export { exportLineEvents } from "./line-events.ts";
export { exportPayments } from "./payments.ts";
export { showJournal, showJournalInput, type ShownEntry } from "./show-journal.ts";
