import { z } from "zod";
import {
  importUpload,
  listUploads,
  type listUploadsInput,
  previewUpload,
  undoUpload,
} from "#domain/usage-uploads";
import { asJson } from "./as-json.ts";
import { byId, checkedBy } from "./by-id.ts";
import { checkedByVerb, router, staffProcedure } from "./procedure.ts";

const text = z.string("Send the table as text.").min(1, "Send the table as text.");
const previewInput = z.strictObject({ text });
const importInput = z.strictObject({
  fileName: z.string("Name the file.").max(200, "The name is too long."),
  text,
});

/** Tables of usage. */
export const usageUploadsRouter = router({
  preview: staffProcedure
    .input(checkedBy(previewInput))
    .query(async ({ ctx, input }) => asJson(await previewUpload(ctx.ctx, input))),
  import: staffProcedure
    .input(checkedBy(importInput))
    .mutation(async ({ ctx, input: { fileName, text } }) =>
      asJson(await importUpload(ctx.ctx, { fileName, source: { text } })),
    ),
  list: staffProcedure
    .input(checkedByVerb<z.input<typeof listUploadsInput>>())
    .query(async ({ ctx, input }) => asJson(await listUploads(ctx.ctx, input))),
  undo: staffProcedure.input(byId("upload")).mutation(({ ctx, input }) => undoUpload(ctx.ctx, input)),
});
