/** Credit notes: parts of an invoice taken back, exactly and never more than was charged, in books, on paper and by mail. */
export { createCreditNote, draftCreditNote } from "./create.ts";
export { deleteCreditNote } from "./delete.ts";
export { issueCreditNote, type IssuedCreditNote } from "./issue.ts";
export { getCreditNote } from "./get.ts";
export { listCreditNotes } from "./list.ts";
export { previewCreditNote, type CreditPreview, type CreditPreviewLine } from "./preview.ts";
export { composeCreditNoteEmail } from "./compose.ts";
export { proveCreditNotes } from "./prove.ts";
export { createCreditNoteInput, issueCreditNoteInput, listCreditNotesInput } from "./input.ts";
export type { CreditNoteSummary, CreditNoteView } from "./view.ts";
