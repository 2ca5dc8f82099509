import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { correctEvent, getEvent } from "#domain/usage";
import { LinkButton, SubmitButton } from "#components/button";
import { Card } from "#components/card";
import { FieldGrid } from "#components/field-grid";
import { FormErrors } from "#components/form-errors";
import { FormField } from "#components/form-field";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { usePageForm } from "#components/use-page-form";
import { newId } from "#lib/ids";
import { typedInstant, typedTimeIn } from "#lib/typed-instant";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forStaff } from "#web/guards";
import { eventOfAddress } from "#web/usage-event";

export const meta = () => pageTitle("Correct an event");

export const loader = forStaff(async ({ ctx, params, staff }) => {
  const event = await eventOfAddress(ctx, params);
  const at = typedTimeIn(staff.organization.timeZone, event.at);
  return { event, formKey: newId(), at, timeZone: staff.organization.timeZone };
});

const correctionForm = z.object({
  formKey: z.string().max(100).default(""),
  value: z.string("The value is missing.").default(""),
  at: z.string("Say when it happened.").default(""),
});

export const action = forStaff(async ({ ctx, request, params, context, staff }) => {
  const { eventId, at: wrongAt } = await eventOfAddress(ctx, params);
  const { timeZone } = staff.organization;
  return submitForm(request, correctionForm, async ({ formKey, value, at }) => {
    // The field has no seconds, and who leaves it alone means the same moment.
    const isSameTime = at === typedTimeIn(timeZone, wrongAt);
    const corrected = await correctEvent(ctx, {
      ...{ eventId, value, id: formKey || newId() },
      ...(isSameTime ? {} : { at: typedInstant(at, timeZone) }),
    });
    const { number } = await getEvent(ctx, corrected);
    return flashRedirect(context, `/admin/usage/events/${number}`, "This event is in its place now.");
  });
});

export default function EventCorrection() {
  const { event, formKey, at, timeZone } = useLoaderData<typeof loader>();
  const [form, fields] = usePageForm<{ formKey: string; value: string; at: string }>("correction", {
    defaultValue: { formKey, value: event.value, at },
  });
  const page = `/admin/usage/events/${event.number}`;
  return (
    <>
      <PageHeader
        title="Correct an event"
        description={`${event.client.name}, ${event.meter.name}. The event is taken back and another one stands in its place.`}
        breadcrumbs={[
          { to: "/admin/usage/events", label: "Events" },
          { to: page, label: `Event ${event.number}` },
        ]}
      />
      <Form method="post" id={form.id} noValidate className="max-w-2xl space-y-6">
        <FormErrors id={form.errorId} errors={form.errors} />
        <input type="hidden" name={fields.formKey.name} defaultValue={fields.formKey.initialValue} />
        <Card>
          <FieldGrid>
            <FormField field={fields.value} label={`Value in ${event.meter.unit}`} control="decimal" />
            <FormField
              field={fields.at}
              label="Happened"
              type="datetime-local"
              hint={`By the clocks of ${timeZone}.`}
            />
          </FieldGrid>
        </Card>
        <div className="flex flex-wrap gap-2">
          <SubmitButton pendingLabel="Saving…">Correct it</SubmitButton>
          <LinkButton to={page} variant="quiet">
            Cancel
          </LinkButton>
        </div>
      </Form>
    </>
  );
}
