import { useLoaderData } from "@remix-run/react";
import { getClient, updateClient } from "#domain/clients";
import { getOrganization, listSettingsChoices } from "#domain/organizations";
import { ClientForm } from "#components/client/client-form";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { clientForm } from "#web/client-form";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forStaff } from "#web/guards";
import { usualTaxChoices } from "#web/tax-choices";

export const meta = () => pageTitle("Edit client");

export const loader = forStaff(async ({ ctx, params }) => {
  const client = await getClient(ctx, { id: String(params["id"]) });
  const { netDays } = await getOrganization(ctx);
  const { taxRates, archivedTaxRate } = await usualTaxChoices(ctx, client.taxRateId);
  return {
    client,
    organizationNetDays: netDays,
    choices: { ...listSettingsChoices(client), taxRates },
    archivedTaxRate,
  };
});

export const action = forStaff(async ({ ctx, request, params, context }) =>
  submitForm(request, clientForm, async ({ formKey: _, version, ...input }) => {
    // There is no version 0: a form that names none is refused.
    const client = await updateClient(ctx, { ...input, id: String(params["id"]), version: version ?? 0 });
    return flashRedirect(context, `/admin/clients/${client.id}`, "The client is saved.");
  }),
);

export default function EditClient() {
  const { client, choices, organizationNetDays, archivedTaxRate } = useLoaderData<typeof loader>();
  const page = `/admin/clients/${client.id}`;
  return (
    <>
      <PageHeader
        title={`Edit ${client.name}`}
        breadcrumbs={[
          { to: "/admin/clients", label: "Clients" },
          { to: page, label: client.name },
        ]}
      />
      <ClientForm
        id="client"
        client={{ ...client, contacts: client.contacts.filter(({ isPrimary }) => !isPrimary) }}
        choices={choices}
        archivedTaxRate={archivedTaxRate}
        organizationNetDays={organizationNetDays}
        submitLabel="Save the client"
        cancelTo={page}
      />
    </>
  );
}
