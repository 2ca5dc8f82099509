import { useLoaderData } from "@remix-run/react";
import { updateContact } from "#domain/clients";
import { ContactForm } from "#components/client/contact-form";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { contactForm } from "#web/contact-form";
import { getPresentContact } from "#web/client-contact";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forStaff } from "#web/guards";

export const meta = () => pageTitle("Edit contact");

export const loader = forStaff(async ({ ctx, params }) => {
  const { client, contact } = await getPresentContact(ctx, params);
  return { contact, clientId: client.id, clientName: client.name, version: client.version };
});

export const action = forStaff(async ({ ctx, request, params, context }) =>
  submitForm(request, contactForm, async ({ version, ...input }) => {
    const [clientId, id] = [String(params["id"]), String(params["contactId"])];
    // There is no version 0: a form that names none is refused.
    await updateContact(ctx, { ...input, id, clientId, version: version ?? 0 });
    return flashRedirect(context, `/admin/clients/${clientId}/contacts/${id}`, "The contact is saved.");
  }),
);

export default function EditContact() {
  const { contact, clientId, clientName, version } = useLoaderData<typeof loader>();
  const { id, name, email, isPrimary, getsInvoices } = contact;
  const page = `/admin/clients/${clientId}/contacts/${id}`;
  return (
    <>
      <PageHeader
        title={`Edit ${name}`}
        breadcrumbs={[
          { to: "/admin/clients", label: "Clients" },
          { to: `/admin/clients/${clientId}`, label: clientName },
          { to: page, label: name },
        ]}
      />
      <ContactForm
        contact={{ version, name, email, getsInvoices }}
        isPrimary={isPrimary}
        submitLabel="Save the contact"
        cancelTo={page}
      />
    </>
  );
}
