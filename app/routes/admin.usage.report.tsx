import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { getEvent, reportUsage } from "#domain/usage";
import { Card } from "#components/card";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { FormButtons } from "#components/form-buttons";
import { FormErrors } from "#components/form-errors";
import { ReportFields, type TypedReport } from "#components/usage/report-fields";
import { usePageForm } from "#components/use-page-form";
import { newId } from "#lib/ids";
import { plainNumber } from "#lib/local-money";
import { typedInstant, typedTimeIn } from "#lib/typed-instant";
import { typedProperties } from "#lib/typed-properties";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forStaff } from "#web/guards";
import { offerClients, offerMeters, textIn, typedInAddress } from "#web/usage-choices";

export const meta = () => pageTitle("Report usage");

export const loader = forStaff(async ({ ctx, request, staff }) => {
  const { timeZone } = staff.organization;
  const typed = typedInAddress(request);
  const [clients, meters] = await Promise.all([
    offerClients(ctx, { search: textIn(typed, "clientIdSearch"), chosen: textIn(typed, "clientId") }),
    offerMeters(ctx, { search: textIn(typed, "meterSearch"), chosen: textIn(typed, "meter") }),
  ]);
  const usual = { value: "1", at: typedTimeIn(timeZone, ctx.clock.now()) };
  return { clients, meters, typed: { ...usual, ...typed, formKey: newId() }, timeZone };
});

const reportForm = z.object({
  formKey: z.string().max(100).default(""),
  clientId: z.string("Choose the client.").default(""),
  meter: z.string("Choose the meter.").default(""),
  value: z.string("The value is missing.").default(""),
  at: z.string("Say when it happened.").default(""),
  properties: z
    .string("Properties are text.")
    .default("")
    .transform((text, context) => {
      const read = typedProperties(text);
      if (read.ok) return read.value;
      context.addIssue(read.problem);
      return z.NEVER;
    }),
  note: z.string("The note is text.").default(""),
});

export const action = forStaff(async ({ ctx, request, context, staff }) =>
  submitForm(request, reportForm, async ({ formKey, note, at, value, ...report }) => {
    const { eventId } = await reportUsage(ctx, {
      ...report,
      value: plainNumber(value, staff.organization.locale),
      id: formKey || newId(),
      at: typedInstant(at, staff.organization.timeZone),
      ...(note && { note }),
    });
    const { number } = await getEvent(ctx, { eventId });
    return flashRedirect(context, `/admin/usage/events/${number}`, "The usage is reported.");
  }),
);

export default function ReportUsage() {
  const { typed, ...choices } = useLoaderData<typeof loader>();
  const [form, fields] = usePageForm<TypedReport>("report", { defaultValue: typed });
  return (
    <>
      <PageHeader
        title="Report usage"
        description="For what no machine reports. It counts at once, and can be taken back."
        breadcrumbs={[{ to: "/admin/usage/events", label: "Events" }]}
      />
      <Form method="post" id={form.id} noValidate className="max-w-3xl space-y-6">
        <FormErrors id={form.errorId} errors={form.errors} />
        <input type="hidden" name={fields.formKey.name} defaultValue={fields.formKey.initialValue} />
        <Card>
          <ReportFields fields={fields} {...choices} />
        </Card>
        <FormButtons submit="Report it" pending="Reporting…" cancelTo="/admin/usage/events" />
      </Form>
    </>
  );
}
