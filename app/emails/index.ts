/** What goes out on paper and by mail: pure functions of their props, which are all formatted for the reader. */
export { composeEmail, UnknownTemplate, type EmailContent } from "./compose.tsx";
export { sampleEmail } from "./samples.ts";
export type { EmailBrand } from "./layout/brand.ts";
export { InvoiceDocument } from "./documents/invoice-document.tsx";
export type { DocumentLine, DocumentLook, DocumentParty, InvoiceDocumentProps } from "./documents/props.ts";
export { StatementDocument, type StatementDocumentProps } from "./documents/statement-document.tsx";
export { documentFont } from "./documents/styles.ts";
