import { useLoaderData } from "@remix-run/react";
import { createUsagePlan, getUsagePlan } from "#domain/usage-plans";
import { Card } from "#components/card";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { NoPrices, PlanForm } from "#components/usage/plan-form";
import { createOnce } from "#web/create-once";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forAdmin } from "#web/guards";
import { firstBillInWords, loadPlanForm, usagePlanForm } from "#web/usage-plan-form";

export const meta = () => pageTitle("New plan");

export const loader = forAdmin(async ({ ctx, request }) => loadPlanForm(ctx, request));

export const action = forAdmin(async ({ ctx, request, context, staff }) =>
  submitForm(request, usagePlanForm, async ({ formKey: key, ...input }) => {
    const asked = { key, procedure: "usagePlans.create", input };
    const id = await createOnce(ctx, asked, () => createUsagePlan(ctx, input));
    const plan = await getUsagePlan(ctx, { id });
    const what = firstBillInWords(plan, ctx.clock.now(), staff.organization.locale);
    return flashRedirect(context, `/admin/usage/plans/${id}`, `The plan is made. ${what}`);
  }),
);

export default function NewPlan() {
  const form = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="New plan"
        breadcrumbs={[
          { to: "/admin/usage", label: "Usage" },
          { to: "/admin/usage/plans", label: "Plans" },
        ]}
      />
      {form.choices.prices.length === 0 && form.choices.pricesSearch === null ? (
        <Card>
          <NoPrices />
        </Card>
      ) : (
        <PlanForm {...form} />
      )}
    </>
  );
}
