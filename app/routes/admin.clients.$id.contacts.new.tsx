import { useLoaderData } from "@remix-run/react";
import { addContact, getClient } from "#domain/clients";
import { ContactForm } from "#components/client/contact-form";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { contactForm } from "#web/contact-form";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forStaff } from "#web/guards";

export const meta = () => pageTitle("New contact");

export const loader = forStaff(async ({ ctx, params }) => {
  const { id, name } = await getClient(ctx, { id: String(params["id"]) });
  return { id, name };
});

export const action = forStaff(async ({ ctx, request, params, context }) =>
  submitForm(request, contactForm, async ({ version: _, ...input }) => {
    const { id } = await addContact(ctx, { ...input, clientId: String(params["id"]) });
    return flashRedirect(context, `/admin/clients/${id}`, `${input.name} is a contact now.`);
  }),
);

export default function NewContact() {
  const { id, name } = useLoaderData<typeof loader>();
  const page = `/admin/clients/${id}`;
  return (
    <>
      <PageHeader
        title="New contact"
        description="Each contact has a link of their own to every invoice."
        breadcrumbs={[
          { to: "/admin/clients", label: "Clients" },
          { to: page, label: name },
        ]}
      />
      <ContactForm
        contact={{ getsInvoices: true }}
        isPrimary={false}
        submitLabel="Add the contact"
        cancelTo={page}
      />
    </>
  );
}
