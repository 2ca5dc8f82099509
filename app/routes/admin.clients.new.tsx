import { useLoaderData } from "@remix-run/react";
import { createClient } from "#domain/clients";
import { getOrganization, listSettingsChoices } from "#domain/organizations";
import { ClientForm } from "#components/client/client-form";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { clientForm } from "#web/client-form";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forStaff } from "#web/guards";

export const meta = () => pageTitle("New client");

export const loader = forStaff(async ({ ctx }) => {
  const organization = await getOrganization(ctx);
  return { organization, choices: listSettingsChoices(organization) };
});

export const action = forStaff(async ({ ctx, request, context }) =>
  submitForm(request, clientForm, async ({ version: _, ...input }) => {
    const client = await createClient(ctx, input);
    return flashRedirect(context, `/admin/clients/${client.id}`, `${client.name} is a client now.`);
  }),
);

export default function NewClient() {
  const { organization, choices } = useLoaderData<typeof loader>();
  const { currency, locale, timeZone, netDays } = organization;
  return (
    <>
      <PageHeader title="New client" breadcrumbs={[{ to: "/admin/clients", label: "Clients" }]} />
      <ClientForm
        id="client"
        client={{ currency, locale, timeZone }}
        choices={choices}
        organizationNetDays={netDays}
        submitLabel="Create the client"
        cancelTo="/admin/clients"
      />
    </>
  );
}
