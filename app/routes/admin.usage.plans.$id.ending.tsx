import { redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { endUsagePlan, endUsagePlanInput, getUsagePlan } from "#domain/usage-plans";
import { Card } from "#components/card";
import { FormButtons } from "#components/form-buttons";
import { FormErrors } from "#components/form-errors";
import { FormField } from "#components/form-field";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { usePageForm } from "#components/use-page-form";
import { formatDate, todayIn } from "#lib/civil-date";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("End the plan");

export const loader = forAdmin(async ({ ctx, params }) => {
  const { id, clientName, endsOn, timeZone } = await getUsagePlan(ctx, { id: String(params["id"]) });
  if (endsOn !== null) return redirect(`/admin/usage/plans/${id}`);
  return { id, clientName, timeZone, today: todayIn(timeZone, ctx.clock.now()) };
});

const endForm = endUsagePlanInput.pick({ endsOn: true });

export const action = forAdmin(async ({ ctx, request, params, context, staff }) =>
  submitForm(request, endForm, async (input) => {
    const { id, endsOn } = await endUsagePlan(ctx, { id: String(params["id"]), ...input });
    const day = formatDate(String(endsOn), staff.organization.locale);
    return flashRedirect(context, `/admin/usage/plans/${id}`, `The plan ends before ${day}.`);
  }),
);

export default function EndPlan() {
  const { id, clientName, timeZone, today } = useLoaderData<typeof loader>();
  const [form, fields] = usePageForm<{ endsOn: string }>("ending", { defaultValue: { endsOn: today } });
  const page = `/admin/usage/plans/${id}`;
  return (
    <>
      <PageHeader
        title="End the plan"
        breadcrumbs={[
          { to: "/admin/usage/plans", label: "Plans" },
          { to: page, label: clientName },
        ]}
      />
      <Form method="post" id={form.id} noValidate className="max-w-2xl space-y-6">
        <FormErrors id={form.errorId} errors={form.errors} />
        <Card>
          <div className="space-y-4">
            <p>
              Usage before that day is still billed, flat fees by the days used. What was billed in advance
              beyond it is credited. A plan that has ended cannot go on; make a new one instead.
            </p>
            <FormField
              field={fields.endsOn}
              label="First day that is not billed"
              control="date"
              hint={`In ${timeZone.replaceAll("_", " ")}. Left empty, today.`}
            />
          </div>
        </Card>
        <FormButtons submit="End the plan" pending="Ending…" cancelTo={page} variant="danger" />
      </Form>
    </>
  );
}
