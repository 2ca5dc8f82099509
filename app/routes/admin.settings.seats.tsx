import { Form, useLoaderData } from "@remix-run/react";
import { countSeats, getOrganization, seatSettingsInput, updateOrganization } from "#domain/organizations";
import { SubmitButton } from "#components/button";
import { Card } from "#components/card";
import { FormErrors } from "#components/form-errors";
import { FormField } from "#components/form-field";
import { pageTitle } from "#components/page-title";
import { TextLink } from "#components/text-link";
import { usePageForm } from "#components/use-page-form";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Seats");

export const loader = forAdmin(async ({ ctx }) => {
  const { id, version, seatPolicy, seatLimit } = await getOrganization(ctx);
  return { version, seatPolicy, seatLimit, seatsInUse: await countSeats(ctx, { organizationId: id }) };
});

export const action = forAdmin(async ({ ctx, request, context }) =>
  submitForm(request, seatSettingsInput, async (input) => {
    await updateOrganization(ctx, input);
    return flashRedirect(context, "/admin/settings/seats", "The settings are saved.");
  }),
);

const policies = [
  { value: "invited", label: "When the invite goes out" },
  { value: "accepted", label: "When the invite is accepted" },
];

export default function SeatSettings() {
  const { version, seatPolicy, seatLimit, seatsInUse } = useLoaderData<typeof loader>();
  const [form, fields] = usePageForm<{ version: string; seatPolicy: string; seatLimit: string }>("seats", {
    defaultValue: { seatPolicy, seatLimit },
  });
  return (
    <Card
      title="Seats"
      description={`${seatsInUse === 1 ? "1 seat is" : `${seatsInUse} seats are`} in use. Each agent takes one; the owner and admins take none.`}
      actions={<TextLink to="/admin/billing">How seats are billed</TextLink>}
    >
      <Form method="post" id={form.id} noValidate className="max-w-md space-y-4">
        <FormErrors id={form.errorId} errors={form.errors} />
        <input type="hidden" name={fields.version.name} value={version} />
        <FormField
          field={fields.seatPolicy}
          label="An agent takes a seat"
          control="select"
          options={policies}
        />
        <FormField
          field={fields.seatLimit}
          label="Seat limit"
          inputMode="numeric"
          isOptional
          hint="Invites beyond it are refused. Leave it empty for no limit."
        />
        <SubmitButton pendingLabel="Saving…">Save the seats</SubmitButton>
      </Form>
    </Card>
  );
}
