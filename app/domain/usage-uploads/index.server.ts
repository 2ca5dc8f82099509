/** Uploads: tables of usage that are looked at before they count, count once, and can be taken back as a whole. */
export { previewUpload, type UploadPreview } from "./preview.ts";
export { importUpload, type ImportedUpload } from "./import.ts";
export { undoUpload } from "./undo.ts";
export { listUploads, listUploadsInput, type UploadView } from "./list.ts";
export type { UploadSource } from "./read-upload.ts";
