import { useLoaderData } from "@remix-run/react";
import { listInvoices, listViewsOfContact } from "#domain/invoices";
import { Badge } from "#components/badge";
import { LinkButton } from "#components/button";
import { Card } from "#components/card";
import { ContactLinks } from "#components/client/contact-links";
import { ViewLog } from "#components/client/view-log";
import { DefinitionList } from "#components/definition-list";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { Pager } from "#components/pager";
import { PostButton } from "#components/post-button";
import { getPresentContact } from "#web/client-contact";
import { forStaff } from "#web/guards";

export const meta = () => pageTitle("Contact");

export const loader = forStaff(async ({ ctx, params, request, staff }) => {
  const { client, contact } = await getPresentContact(ctx, params);
  const cursor = new URL(request.url).searchParams.get("cursor");
  const [views, invoices] = await Promise.all([
    listViewsOfContact(ctx, { contactId: contact.id, cursor }),
    listInvoices(ctx, { clientId: client.id, status: "open", limit: 25 }),
  ]);
  const { timeZone, locale } = staff.organization;
  return {
    contact,
    clientId: client.id,
    clientName: client.name,
    views: views.items,
    nextCursor: views.nextCursor,
    invoices: invoices.items.map(({ id, number, amountDue, currency }) => ({
      ...{ id, number: number ?? "", due: { amount: amountDue, currency } },
    })),
    mayMoveMoney: staff.role !== "agent",
    ...{ timeZone, locale },
  };
});

export default function Contact() {
  const { contact, clientId, clientName, views, nextCursor, invoices, ...page } =
    useLoaderData<typeof loader>();
  const { id, name, email, isPrimary, getsInvoices } = contact;
  const { mayMoveMoney, timeZone, locale } = page;
  const address = `/admin/clients/${clientId}/contacts/${id}`;
  return (
    <>
      <PageHeader
        title={name}
        badge={isPrimary ? <Badge tone="info">Main contact</Badge> : null}
        breadcrumbs={[
          { to: "/admin/clients", label: "Clients" },
          { to: `/admin/clients/${clientId}`, label: clientName },
        ]}
        actions={
          <>
            <LinkButton to={`${address}/edit`}>Edit</LinkButton>
            {isPrimary ? null : (
              <PostButton
                action={`${address}/archiving`}
                variant="danger"
                confirm={{
                  title: `Archive ${name}?`,
                  body: "They get no more mail, and every link that they have ends at once.",
                  confirmLabel: "Archive the contact",
                }}
              >
                Archive
              </PostButton>
            )}
          </>
        }
      />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="space-y-6">
          <Card title="Details">
            <DefinitionList
              items={[
                { term: "E-mail address", details: <span className="break-all">{email}</span> },
                { term: "Invoices by mail", details: getsInvoices ? "Yes" : "No, only in the portal" },
              ]}
            />
          </Card>
          {mayMoveMoney ? <ContactLinks contactId={id} {...{ name, invoices, locale }} /> : null}
        </div>
        <div className="space-y-6">
          <ViewLog {...{ views, timeZone, locale }} />
          <Pager nextCursor={nextCursor} />
        </div>
      </div>
    </>
  );
}
