import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import {
  importUpload,
  listUploads,
  listUploadsInput,
  previewUpload,
  type UploadPreview as Preview,
} from "#domain/usage-uploads";
import { Banner } from "#components/banner";
import { Card } from "#components/card";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { Pager } from "#components/pager";
import { UploadForm } from "#components/usage/upload-form";
import { rowsInWords, type ShownUpload, UploadPreview } from "#components/usage/upload-preview";
import { UploadRows } from "#components/usage/upload-rows";
import { UploadsTable } from "#components/usage/uploads-table";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forStaff } from "#web/guards";
import { readListQuery } from "#web/list-query";

export const meta = () => pageTitle("Usage uploads");

export const loader = forStaff(async ({ ctx, request, staff }) => {
  const { items, nextCursor } = await listUploads(ctx, readListQuery(request, listUploadsInput));
  const { timeZone, locale } = staff.organization;
  return { uploads: items, nextCursor, zone: { timeZone, locale } };
});

const isFile = (value: unknown): value is File => typeof value === "object" && value instanceof Blob;

const form = z.object({
  intent: z.enum(["preview", "import"]).default("preview"),
  file: z.custom<File>(isFile, "Choose a file with a table.").optional(),
  text: z.string("Choose a file with a table.").default(""),
  fileName: z.string("Choose a file with a table.").default("usage.csv"),
});

type UploadAnswer = {
  readonly preview?: ShownUpload;
  readonly result?: { readonly imported: number; readonly others: Preview["rows"] };
};

/** A page shows no more rows than somebody reads. */
const mostShown = 200;

/** Looking at a table and importing it are two submissions; what is kept between them is in the form itself. */
export const action = forStaff(async ({ ctx, request, context }) =>
  submitForm(
    request,
    form,
    async ({ intent, file, text, fileName }) => {
      if (intent === "preview") {
        const source = file ? { file: new Uint8Array(await file.arrayBuffer()) } : { text };
        const preview = await previewUpload(ctx, source);
        return { preview: shown(preview, file?.name ?? fileName) } satisfies UploadAnswer;
      }
      const { imported, known, refused } = await importUpload(ctx, { fileName, source: { text } });
      const others = [...refused, ...known];
      if (others.length === 0)
        return flashRedirect(context, "/admin/usage/uploads", `${rowsInWords(imported)} imported.`);
      return data({ result: { imported, others: others.slice(0, mostShown) } } satisfies UploadAnswer);
    },
    { hideFields: ["file", "text"] },
  ),
);

function shown({ rows, ...preview }: Preview, fileName: string): ShownUpload {
  const order = { refused: 0, known: 1, good: 2 };
  const first = [...rows].sort((a, b) => order[a.verdict] - order[b.verdict]).slice(0, mostShown);
  return { ...preview, fileName, rows: first };
}

export default function UsageUploads() {
  const { uploads, nextCursor, zone } = useLoaderData<typeof loader>();
  // The action's other answers are redirects and what conform says of the form, which reads that itself.
  const { preview, result } = useActionData<UploadAnswer>() ?? {};
  return (
    <>
      <PageHeader
        title="Usage uploads"
        description="Nothing counts before you have seen what would."
        breadcrumbs={[{ to: "/admin/usage/events", label: "Events" }]}
      />
      {result ? (
        <>
          <Banner tone="warning" title={`${rowsInWords(result.imported)} imported, the others are not.`} />
          <Card title="Not imported" isFlush>
            <UploadRows caption="Not imported" rows={result.others} zone={zone} />
          </Card>
        </>
      ) : null}
      {preview ? <UploadPreview preview={preview} zone={zone} /> : null}
      <Card title={preview ? "Another table" : "Upload a table"}>
        <UploadForm />
      </Card>
      <Card title="Uploads" isFlush>
        <UploadsTable uploads={uploads} zone={zone} />
      </Card>
      <Pager nextCursor={nextCursor} />
    </>
  );
}
