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
export { sendInvoice } from "./sending/send.ts";
export { portalLink } from "./sending/portal-link.ts";
export { reflectDelivery } from "./sending/reflect-delivery.ts";
export { showDelivery } from "./sending/on-email-state-changed.ts";
export { type ClientsInvoice, getInvoiceForLink } from "./sending/get-for-link.ts";
export { recordView } from "./sending/record-view.ts";
export { composeInvoiceEmail } from "./sending/compose-invoice.ts";
export { composeCancelledEmail } from "./sending/compose-cancelled.ts";
export { voidInvoice, voidInvoiceInput } from "./ending/void.ts";
export { markUncollectible } from "./ending/mark-uncollectible.ts";
export { invoiceDocument } from "./documents/invoice-document.ts";
export { creditNoteDocument } from "./documents/credit-note-document.ts";
export type { StoredDocument } from "./documents/store.ts";
export { proveInvoices } from "./proof/prove-invoices.ts";
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
