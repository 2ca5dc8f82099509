import { Form, useLoaderData } from "@remix-run/react";
import { getClient } from "#domain/clients";
import { getClientReminders, getReminderSettings, updateClientReminders } from "#domain/reminders";
import { Banner } from "#components/banner";
import { Card } from "#components/card";
import { FormButtons } from "#components/form-buttons";
import { FormErrors } from "#components/form-errors";
import { FormField } from "#components/form-field";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { usePageForm } from "#components/use-page-form";
import { mostSteps, stepText, typedStep } from "#lib/reminder-steps";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forAdmin } from "#web/guards";
import { clientRemindersForm } from "#web/reminder-form";
import { StepRows } from "../components/reminders/step-rows.tsx";

export const meta = () => pageTitle("Reminders of a client");

export const loader = forAdmin(async ({ ctx, params }) => {
  const { id, name } = await getClient(ctx, { id: String(params["id"]) });
  const [{ mode, version, steps }, usual] = await Promise.all([
    getClientReminders(ctx, { clientId: id }),
    getReminderSettings(ctx),
  ]);
  const usualSteps = usual.steps.filter(({ isOn }) => isOn);
  return {
    client: { id, name },
    isOn: usual.isOn,
    usual: usualSteps.map(({ offsetDays }) => stepText(offsetDays)),
    // Steps of its own begin as a copy of the usual ones.
    reminders: { mode, version, steps: (version === 0 ? usualSteps : steps).map(typedStep) },
  };
});

export const action = forAdmin(async ({ ctx, request, params, context }) =>
  submitForm(request, clientRemindersForm, async (input) => {
    const clientId = String(params["id"]);
    await updateClientReminders(ctx, { ...input, clientId });
    return flashRedirect(context, `/admin/clients/${clientId}`, "The client’s reminders are saved.");
  }),
);

type Fields = {
  version: string;
  mode: string;
  steps: { when: string; days: string; isOn: string }[];
};

const modes = [
  { value: "organization", label: "By the usual steps" },
  { value: "own", label: "By steps of its own" },
  { value: "none", label: "Not at all" },
];

const spareRows = 2;

export default function ClientReminders() {
  const { client, isOn, usual, reminders } = useLoaderData<typeof loader>();
  const [form, fields] = usePageForm<Fields>("client-reminders", { defaultValue: reminders });
  const typed: unknown = fields.steps.initialValue;
  const rows: readonly unknown[] = Array.isArray(typed) ? typed : [];
  const rowCount = Math.max(rows.length, Math.min(mostSteps, reminders.steps.length + spareRows));
  const page = `/admin/clients/${client.id}`;
  return (
    <>
      <PageHeader
        title="Reminders"
        description={`How ${client.name} is reminded of what it owes.`}
        breadcrumbs={[
          { to: "/admin/clients", label: "Clients" },
          { to: page, label: client.name },
        ]}
      />
      {isOn ? null : (
        <Banner>Reminders are off for everybody. What you choose here counts once they are on.</Banner>
      )}
      <Form method="post" id={form.id} noValidate className="max-w-2xl space-y-6">
        <FormErrors id={form.errorId} errors={form.errors} />
        <input type="hidden" name={fields.version.name} value={reminders.version} />
        <Card>
          <FormField
            field={fields.mode}
            label="This client is reminded"
            control="select"
            options={modes}
            hint={
              usual.length > 0 ? `The usual steps: ${usual.join(", ")}.` : "There are no usual steps yet."
            }
          />
        </Card>
        <Card title="Steps of its own" description="They count only when you chose them above.">
          <StepRows formId={form.id} rows={rows} rowCount={rowCount} errors={form.allErrors} />
        </Card>
        <FormButtons submit="Save the reminders" pending="Saving…" cancelTo={page} />
      </Form>
    </>
  );
}
