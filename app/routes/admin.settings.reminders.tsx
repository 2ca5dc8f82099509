import { Form, useLoaderData } from "@remix-run/react";
import { getReminderSettings, updateReminderSettings } from "#domain/reminders";
import { SubmitButton } from "#components/button";
import { Card } from "#components/card";
import { FieldGrid } from "#components/field-grid";
import { FormErrors } from "#components/form-errors";
import { FormField } from "#components/form-field";
import { pageTitle } from "#components/page-title";
import { TextLink } from "#components/text-link";
import { usePageForm } from "#components/use-page-form";
import { mostSteps, typedStep } from "#lib/reminder-steps";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forAdmin } from "#web/guards";
import { reminderSettingsForm } from "#web/reminder-form";
import { StepRows } from "../components/reminders/step-rows.tsx";
import { WeekdayFields } from "../components/reminders/weekday-fields.tsx";

export const meta = () => pageTitle("Reminders");

export const loader = forAdmin(async ({ ctx }) => {
  const { steps, weekdays, ...settings } = await getReminderSettings(ctx);
  return { settings: { ...settings, weekdays: weekdays.map(String), steps: steps.map(typedStep) } };
});

export const action = forAdmin(async ({ ctx, request, context }) =>
  submitForm(request, reminderSettingsForm, async (input) => {
    const { isOn } = await updateReminderSettings(ctx, input);
    const message = isOn
      ? "The reminders are saved and on. What lies in the past is not caught up."
      : "The reminders are saved. They are off: nothing goes out by itself.";
    return flashRedirect(context, "/admin/settings/reminders", message);
  }),
);

type Fields = {
  version: string;
  isOn: string;
  opensAt: string;
  closesAt: string;
  weekdays: string[];
  steps: { when: string; days: string; isOn: string }[];
};

const spareRows = 2;

export default function ReminderSettings() {
  const { settings } = useLoaderData<typeof loader>();
  const [form, fields] = usePageForm<Fields>("reminders", { defaultValue: settings });
  const typed: unknown = fields.steps.initialValue;
  const rows: readonly unknown[] = Array.isArray(typed) ? typed : [];
  const rowCount = Math.max(rows.length, Math.min(mostSteps, settings.steps.length + spareRows));
  return (
    <Form method="post" id={form.id} noValidate className="space-y-6">
      <FormErrors id={form.errorId} errors={form.errors} />
      <input type="hidden" name={fields.version.name} value={settings.version} />
      <Card
        title="Reminders"
        description="Clients are reminded of what they owe, by mail and with the link to pay."
        actions={<TextLink to="/admin/reminders">What goes out when</TextLink>}
      >
        <FormField
          field={fields.isOn}
          label="Remind clients by these steps"
          control="checkbox"
          hint="Only of invoices that arrived, until the money is there. What lies in the past when you switch this on is not caught up."
        />
      </Card>
      <Card
        title="Steps"
        description="Each goes out once per invoice. A client may have steps of its own, or none."
      >
        <StepRows formId={form.id} rows={rows} rowCount={rowCount} errors={form.allErrors} />
      </Card>
      <Card
        title="Working hours"
        description="Reminders leave within these hours by the clocks of the client, and wait for the next ones otherwise."
      >
        <div className="max-w-xl space-y-4">
          <FieldGrid>
            <FormField field={fields.opensAt} label="From" type="time" />
            <FormField field={fields.closesAt} label="Until" type="time" />
          </FieldGrid>
          <WeekdayFields
            id={fields.weekdays.id}
            name={fields.weekdays.name}
            chosen={fields.weekdays.initialValue}
            errors={fields.weekdays.errors}
          />
        </div>
      </Card>
      <SubmitButton pendingLabel="Saving…">Save the reminders</SubmitButton>
    </Form>
  );
}
