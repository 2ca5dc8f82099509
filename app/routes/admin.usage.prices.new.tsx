import { useLoaderData } from "@remix-run/react";
import { listSettingsChoices } from "#domain/organizations";
import { createPrice } from "#domain/prices";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { ModelChoice } from "#components/usage/model-choice";
import { PriceForm } from "#components/usage/price-form";
import { newId } from "#lib/ids";
import { priceModels } from "#lib/price-models";
import { priceModelWords } from "#lib/price-words";
import { createOnce } from "#web/create-once";
import { flashRedirect } from "#web/flash";
import { underFormNames } from "#web/form-names";
import { submitForm } from "#web/forms";
import { forAdmin } from "#web/guards";
import { priceForm, readTypedPrice } from "#web/price-form";
import { offerMeters, textIn, typedInAddress } from "#web/usage-choices";

export const meta = () => pageTitle("New price");

export const loader = forAdmin(async ({ ctx, request, staff }) => {
  const typed = typedInAddress(request);
  const search = { search: textIn(typed, "meterKeySearch"), chosen: textIn(typed, "meterKey") };
  const { currency } = staff.organization;
  return {
    model: priceModels.find((model) => model === typed["model"]) ?? null,
    typed: { currency, ...typed, formKey: newId() },
    currencies: listSettingsChoices(staff.organization).currencies,
    meters: await offerMeters(ctx, search),
  };
});

export const action = forAdmin(async ({ ctx, request, context }) =>
  submitForm(request, priceForm, async (typed) => {
    const { input, fieldNames } = readTypedPrice(typed);
    const sent = { key: typed.formKey, procedure: "prices.create", input };
    const id = await underFormNames(fieldNames, () => createOnce(ctx, sent, () => createPrice(ctx, input)));
    return flashRedirect(context, `/admin/usage/prices/${id}`, `${input.name} can be used in plans now.`);
  }),
);

export default function NewPrice() {
  const { model, ...choices } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={model === null ? "New price" : `New price: ${priceModelWords[model].name.toLowerCase()}`}
        {...(model !== null && { description: priceModelWords[model].description })}
        breadcrumbs={[{ to: "/admin/usage/prices", label: "Prices" }]}
      />
      {model === null ? <ModelChoice /> : <PriceForm key={model} model={model} {...choices} />}
    </>
  );
}
