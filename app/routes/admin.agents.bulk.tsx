import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { inviteMany, type InvitePreview, previewInvites, readList, type RefusedInvite } from "#domain/agents";
import { BulkForm } from "#components/agents/bulk-form";
import { BulkPreview } from "#components/agents/bulk-preview";
import { BulkResult } from "#components/agents/bulk-result";
import { peopleInWords } from "../components/agents/people-in-words.ts";
import { Card } from "#components/card";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Invite many");

export const loader = forAdmin(async ({ staff }) => ({ mayInviteAdmins: staff.role === "owner" }));

const isFile = (value: unknown): value is File => typeof value === "object" && value instanceof Blob;

const form = z.object({
  intent: z.enum(["preview", "invite"]).default("preview"),
  text: z.string("Paste at least one address, or choose a file.").default(""),
  file: z.custom<File>(isFile, "Choose a file.").optional(),
});

type BulkAnswer = {
  readonly preview?: InvitePreview;
  readonly result?: { readonly invited: number; readonly refused: readonly RefusedInvite[] };
};

/** What a page can give back without growing out of proportion. */
const longestKept = 2 * 1024 * 1024;

/** Looking at a list and inviting from it are two submissions; what is kept between them is in the form itself. */
export const action = forAdmin(async ({ ctx, request, context }) => {
  const isKept = Number(request.headers.get("Content-Length") ?? 0) <= longestKept;
  const work = async ({ intent, text, file }: z.output<typeof form>) => {
    const source = file ? { file: new Uint8Array(await file.arrayBuffer()) } : { text };
    if (intent === "preview") return { preview: await previewInvites(ctx, source) } satisfies BulkAnswer;
    const rows = readList(source).rows.map(({ email, role }) => ({ email, role }));
    const { invited, refused } = await inviteMany(ctx, { rows });
    if (refused.length === 0)
      return flashRedirect(context, "/admin/agents", `${peopleInWords(invited.length)} invited.`);
    const answer: BulkAnswer = { result: { invited: invited.length, refused } };
    return data(answer, { status: invited.length > 0 ? 200 : 409 });
  };
  return submitForm(request, form, work, { hideFields: isKept ? ["file"] : ["file", "text"] });
});

export default function InviteMany() {
  const { mayInviteAdmins } = useLoaderData<typeof loader>();
  // The action's other answers are redirects and what conform says of the form, which reads that itself.
  const { preview, result } = useActionData<BulkAnswer>() ?? {};
  return (
    <>
      <PageHeader
        title="Invite many"
        description="Nothing is sent before you have seen who would be invited."
        breadcrumbs={[{ to: "/admin/agents", label: "Agents" }]}
      />
      {result ? <BulkResult {...result} /> : null}
      {preview ? <BulkPreview preview={preview} /> : null}
      <Card title={preview ? "Change the list" : "Who to invite"}>
        <BulkForm key={preview?.text} text={preview?.text} mayInviteAdmins={mayInviteAdmins} />
      </Card>
    </>
  );
}
