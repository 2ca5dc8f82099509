import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { correctEvent, type EventView, getEvent } from "#domain/usage";
import { Card } from "#components/card";
import { FieldGrid } from "#components/field-grid";
import { FormButtons } from "#components/form-buttons";
import { FormErrors } from "#components/form-errors";
import { FormField } from "#components/form-field";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { HappenedField } from "#components/usage/happened-field";
import { usePageForm } from "#components/use-page-form";
import { invalidField } from "#lib/errors";
import { newId } from "#lib/ids";
import { plainNumber } from "#lib/local-money";
import { typedInstant, typedTimeIn } from "#lib/typed-instant";
import { changedProperties, propertyLines, withoutLines } from "#lib/typed-properties";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forStaff } from "#web/guards";
import { eventOfAddress } from "#web/usage-event";

export const meta = () => pageTitle("Correct an event");

export const loader = forStaff(async ({ ctx, params, staff }) => {
  const event = await eventOfAddress(ctx, params);
  const { timeZone } = staff.organization;
  const properties = event.properties ?? {};
  return {
    event,
    typed: {
      ...{ formKey: newId(), value: event.value, at: typedTimeIn(timeZone, event.at) },
      ...{ properties: propertyLines(properties), propertiesShown: "yes" },
    },
    keptProperties: withoutLines(properties),
    timeZone,
  };
});

const correctionForm = z.object({
  formKey: z.string().max(100).default(""),
  value: z.string("The value is missing.").default(""),
  at: z.string("Say when it happened.").default(""),
  properties: z.string("Properties are text.").default(""),
  /** Tells properties that were taken away from a form that had none. */
  propertiesShown: z.string().optional(),
});

export const action = forStaff(async ({ ctx, request, params, context, staff }) => {
  const wrong = await eventOfAddress(ctx, params);
  const { timeZone, locale } = staff.organization;
  return submitForm(request, correctionForm, async ({ formKey, value, at, ...typed }) => {
    // The field has no seconds, and who leaves it alone means the same moment.
    const isSameTime = at === typedTimeIn(timeZone, wrong.at);
    const corrected = await correctEvent(ctx, {
      ...{ eventId: wrong.eventId, value: plainNumber(value, locale), id: formKey || newId() },
      ...(isSameTime ? {} : { at: typedInstant(at, timeZone) }),
      ...(typed.propertiesShown && { properties: readChanged(typed.properties, wrong.properties) }),
    });
    const { number } = await getEvent(ctx, corrected);
    return flashRedirect(context, `/admin/usage/events/${number}`, "This event is in its place now.");
  });
});

function readChanged(text: string, before: EventView["properties"]) {
  const read = changedProperties(text, before ?? {});
  if (!read.ok) throw invalidField("properties", read.problem);
  return { ...read.value };
}

export default function EventCorrection() {
  const { event, typed, keptProperties, timeZone } = useLoaderData<typeof loader>();
  const [form, fields] = usePageForm<Record<keyof typeof typed, string>>("correction", {
    defaultValue: typed,
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
            <HappenedField field={fields.at} timeZone={timeZone} />
          </FieldGrid>
          <input type="hidden" name={fields.propertiesShown.name} value="yes" />
          <FormField
            field={fields.properties}
            label="Properties"
            control="textarea"
            rows={4}
            isOptional
            className="mt-4"
            hint={propertiesHint(keptProperties)}
          />
        </Card>
        <FormButtons submit="Correct it" pending="Saving…" cancelTo={page} />
      </Form>
    </>
  );
}

function propertiesHint(kept: readonly string[]): string {
  const hint = "One a line, such as region: eu. A line that is taken away takes its property away.";
  return kept.length === 0 ? hint : `${hint} Kept as they are: ${kept.join(", ")}.`;
}
