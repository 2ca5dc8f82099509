import { redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { addPriceVersion, getPrice } from "#domain/prices";
import { Card } from "#components/card";
import { FormButtons } from "#components/form-buttons";
import { FormErrors } from "#components/form-errors";
import { FormField } from "#components/form-field";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { TermsFields, type TypedTermsFields } from "#components/usage/terms-fields";
import { typedTiersIn } from "../components/usage/typed-tiers.ts";
import { usePageForm } from "#components/use-page-form";
import { formatDate } from "#lib/civil-date";
import { typedTermsOf } from "#lib/typed-terms";
import { flashRedirect } from "#web/flash";
import { underFormNames } from "#web/form-names";
import { submitForm } from "#web/forms";
import { forAdmin } from "#web/guards";
import { priceVersionForm, readTypedVersion } from "#web/price-form";

export const meta = () => pageTitle("New version");

export const loader = forAdmin(async ({ ctx, params }) => {
  const { id, name, model, currency, versions, terms, archivedAt } = await getPrice(ctx, {
    id: String(params["id"]),
  });
  if (archivedAt) return redirect(`/admin/usage/prices/${id}`);
  const newest = versions.at(-1)?.terms ?? terms;
  return { price: { id, name, model, currency }, typed: typedTermsOf(newest, currency) };
});

export const action = forAdmin(async ({ ctx, request, params, context, staff }) =>
  submitForm(request, priceVersionForm, async (typed) => {
    const price = await getPrice(ctx, { id: String(params["id"]) });
    const { input, fieldNames } = readTypedVersion(typed, price);
    await underFormNames(fieldNames, () => addPriceVersion(ctx, input));
    const day = formatDate(input.effectiveFrom, staff.organization.locale);
    return flashRedirect(
      context,
      `/admin/usage/prices/${price.id}`,
      `Periods that begin on ${day} or later cost that.`,
    );
  }),
);

export default function NewVersion() {
  const { price, typed } = useLoaderData<typeof loader>();
  const [form, fields] = usePageForm<TypedTermsFields & { effectiveFrom: string }>("version", {
    defaultValue: typed,
  });
  const page = `/admin/usage/prices/${price.id}`;
  return (
    <>
      <PageHeader
        title="New version"
        description="It starts with the newest version's terms. What periods cost that began already does not change."
        breadcrumbs={[
          { to: "/admin/usage/prices", label: "Prices" },
          { to: page, label: price.name },
        ]}
      />
      <Form method="post" id={form.id} noValidate className="max-w-3xl space-y-6">
        <FormErrors id={form.errorId} errors={form.errors} />
        <Card title="From when">
          <FormField
            field={fields.effectiveFrom}
            label="First day"
            control="date"
            hint="It prices periods that begin on that day or later."
          />
        </Card>
        <Card title="What it costs">
          <TermsFields
            formId={form.id}
            model={price.model}
            fields={fields}
            currency={price.currency}
            tiers={typedTiersIn(form.initialValue?.tiers)}
            errors={form.allErrors}
          />
        </Card>
        <FormButtons submit="Add the version" pending="Saving…" cancelTo={page} />
      </Form>
    </>
  );
}
