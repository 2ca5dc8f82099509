import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { inviteMany, type InvitePreview, previewInvites, readList, type RefusedInvite } from "#domain/agents";
import { BulkForm } from "#components/agents/bulk-form";
import { BulkPreview } from "#components/agents/bulk-preview";
import { BulkResult } from "#components/agents/bulk-result";
import { peopleInWords } from "../components/agents/people-in-words.ts";
import { Card } from "#components/card";
import { CostPanel } from "#components/seats/cost-panel";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { estimateSeatCost } from "#domain/seats";
import { type CostInWords, costInWords } from "#lib/seat-cost-words";
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
  /** Of the seats that the good rows take; null while seats are not billed. */
  readonly cost?: CostInWords | null;
  readonly result?: { readonly invited: number; readonly refused: readonly RefusedInvite[] };
};

/** What a page can give back without growing out of proportion. */
const longestKept = 2 * 1024 * 1024;

/** Looking at a list and inviting from it are two submissions; what is kept between them is in the form itself. */
export const action = forAdmin(async ({ ctx, request, context, staff }) => {
  const isKept = Number(request.headers.get("Content-Length") ?? 0) <= longestKept;
  const work = async ({ intent, text, file }: z.output<typeof form>) => {
    const source = file ? { file: new Uint8Array(await file.arrayBuffer()) } : { text };
    if (intent === "preview") {
      const preview = await previewInvites(ctx, source);
      const { seats } = preview;
      const cost = seats > 0 ? await estimateSeatCost(ctx, { additional: seats }) : null;
      return { preview, cost: cost && costInWords(cost, staff.organization) } satisfies BulkAnswer;
    }
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
  const { preview, cost, result } = useActionData<BulkAnswer>() ?? {};
  return (
    <>
      <PageHeader
        title="Invite many"
        description="Nothing is sent before you have seen who would be invited."
        breadcrumbs={[{ to: "/admin/agents", label: "Agents" }]}
      />
      {result ? <BulkResult {...result} /> : null}
      {preview ? <BulkPreview preview={preview} /> : null}
      {preview && cost ? (
        <CostPanel
          cost={cost}
          source={`/admin/agents/cost?additional=${preview.seats}`}
          asOf={String(preview.seats)}
        />
      ) : null}
      <Card title={preview ? "Change the list" : "Who to invite"}>
        <BulkForm key={preview?.text} text={preview?.text} mayInviteAdmins={mayInviteAdmins} />
      </Card>
    </>
  );
}
