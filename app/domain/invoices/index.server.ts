/** Invoices: reckoned once, numbered without gaps, unchanged from the moment they are issued. */
export { createInvoice, insertDraft } from "./drafts/create.ts";
export { updateInvoice } from "./drafts/update.ts";
export { deleteInvoice } from "./drafts/delete.ts";
export { duplicateInvoice } from "./drafts/duplicate.ts";
export { previewTotals } from "./drafts/preview.ts";
export { getInvoice } from "./get.ts";
export { listInvoices } from "./list.ts";
export { issueDraft, issueInvoice } from "./issuing/issue.ts";
export { listIssueWarnings } from "./issuing/warnings.ts";
export { settle } from "./settle.ts";
export {
  createInvoiceInput,
  type DraftFields,
  invoiceSorts,
  listInvoicesInput,
  previewTotalsInput,
  updateInvoiceInput,
} from "./input.ts";
export * from "./errors.ts";
export type {
  Buyer,
  CreditNoteSummary,
  InvoiceSummary,
  InvoiceView,
  LineView,
  Party,
  TaxView,
} from "./view.ts";
