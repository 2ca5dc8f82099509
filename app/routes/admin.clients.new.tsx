import { useLoaderData } from "@remix-run/react";
import { createClient } from "#domain/clients";
import { getOrganization, listSettingsChoices } from "#domain/organizations";
import { ClientForm } from "#components/client/client-form";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { newId } from "#lib/ids";
import { clientForm } from "#web/client-form";
import { createOnce } from "#web/create-once";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forStaff } from "#web/guards";
import { usualTaxChoices } from "#web/tax-choices";

export const meta = () => pageTitle("New client");

export const loader = forStaff(async ({ ctx }) => {
  const organization = await getOrganization(ctx);
  const { taxRates } = await usualTaxChoices(ctx, null);
  return { organization, formKey: newId(), choices: { ...listSettingsChoices(organization), taxRates } };
});

export const action = forStaff(async ({ ctx, request, context }) =>
  submitForm(request, clientForm, async ({ formKey: key, version: _, ...input }) => {
    const request = { key, procedure: "clients.create", input };
    const id = await createOnce(ctx, request, () => createClient(ctx, input));
    return flashRedirect(context, `/admin/clients/${id}`, `${input.name} is a client now.`);
  }),
);

export default function NewClient() {
  const { organization, formKey, choices } = useLoaderData<typeof loader>();
  const { currency, locale, timeZone, netDays } = organization;
  return (
    <>
      <PageHeader title="New client" breadcrumbs={[{ to: "/admin/clients", label: "Clients" }]} />
      <ClientForm
        id="client"
        client={{ formKey, currency, locale, timeZone }}
        choices={choices}
        archivedTaxRate={null}
        organizationNetDays={netDays}
        submitLabel="Create the client"
        cancelTo="/admin/clients"
      />
    </>
  );
}
