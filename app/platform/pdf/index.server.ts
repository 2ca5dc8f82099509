/** PDF: the document that was asked for, complete, in one font that travels inside the file. */
export { renderInvoicePdf } from "./render-invoice-pdf.ts";
export type { DocumentLine, DocumentLook, DocumentParty, InvoiceDocumentProps } from "#emails";
export { renderStatementPdf } from "./render-statement-pdf.ts";
export type { StatementDocumentProps } from "#emails";
