import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { getMeter, renameMeter, renameMeterInput } from "#domain/meters";
import { Badge } from "#components/badge";
import { SubmitButton } from "#components/button";
import { Card } from "#components/card";
import { FormErrors } from "#components/form-errors";
import { FormField } from "#components/form-field";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { PostButton } from "#components/post-button";
import { MeterDetails } from "#components/usage/meter-details";
import { usePageForm } from "#components/use-page-form";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Meter");

export const loader = forAdmin(async ({ ctx, params }) => ({
  meter: await getMeter(ctx, { id: String(params["id"]) }),
}));

const renameForm = z.object({ name: renameMeterInput.shape.name });

export const action = forAdmin(async ({ ctx, request, params, context }) =>
  submitForm(request, renameForm, async ({ name }) => {
    const { id } = await renameMeter(ctx, { id: String(params["id"]), name });
    return flashRedirect(context, `/admin/usage/meters/${id}`, `The meter is called ${name} now.`);
  }),
);

export default function Meter() {
  const { meter } = useLoaderData<typeof loader>();
  const { id, name, archivedAt } = meter;
  return (
    <>
      <PageHeader
        title={name}
        badge={archivedAt ? <Badge>Archived</Badge> : null}
        breadcrumbs={[{ to: "/admin/usage/meters", label: "Meters" }]}
        actions={
          archivedAt ? (
            <PostButton action={`/admin/usage/meters/${id}/unarchiving`}>Use again</PostButton>
          ) : (
            <PostButton
              action={`/admin/usage/meters/${id}/archiving`}
              variant="danger"
              confirm={{
                title: `Archive ${name}?`,
                body: "It takes no more events, and new prices cannot use it. What it counted stays, and so do its prices.",
                confirmLabel: "Archive",
              }}
            >
              Archive
            </PostButton>
          )
        }
      />
      <Card title="How it counts" description="This never changes; make another meter for something else.">
        <MeterDetails meter={meter} />
      </Card>
      <RenameCard key={name} name={name} />
    </>
  );
}

function RenameCard({ name }: { name: string }) {
  const [form, fields] = usePageForm<{ name: string }>("rename", { defaultValue: { name } });
  return (
    <Card title="Name">
      <Form method="post" id={form.id} noValidate className="max-w-xl space-y-4">
        <FormErrors id={form.errorId} errors={form.errors} />
        <FormField field={fields.name} label="Name" hint="Bills that were made keep the name they have." />
        <SubmitButton pendingLabel="Saving…">Rename</SubmitButton>
      </Form>
    </Card>
  );
}
