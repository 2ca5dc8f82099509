import { useLoaderData } from "@remix-run/react";
import { listOpenRequestsOf } from "#domain/change-requests";
import { getClient } from "#domain/clients";
import { listCreditNotes } from "#domain/credit-notes";
import { lastEmailsOf } from "#domain/delivery";
import { lastViewsOfClient, listInvoices } from "#domain/invoices";
import { balancesOfClients } from "#domain/overview";
import { Badge } from "#components/badge";
import { LinkButton } from "#components/button";
import { Card } from "#components/card";
import { RequestList } from "#components/change-request/request-list";
import { ClientDetails } from "#components/client/client-details";
import { ContactsCard } from "#components/client/contacts-card";
import { CopyField } from "#components/copy-field";
import { CreditNoteList } from "#components/credit-note/credit-note-list";
import { EmptyState } from "#components/empty-state";
import { InvoiceTable } from "#components/invoice/invoice-table";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { PostButton } from "#components/post-button";
import { TextLink } from "#components/text-link";
import { forStaff } from "#web/guards";
import { usualTaxText } from "#web/tax-choices";

export const meta = () => pageTitle("Client");

export const loader = forStaff(async ({ ctx, params, staff }) => {
  const client = await getClient(ctx, { id: String(params["id"]) });
  const { id: clientId } = client;
  const mayMoveMoney = staff.role !== "agent";
  const [invoices, balances, notes, emails, views, requests] = await Promise.all([
    listInvoices(ctx, { clientId: client.id, limit: 10 }),
    balancesOfClients(ctx, { clientIds: [client.id] }),
    listCreditNotes(ctx, { clientId, limit: 10 }),
    lastEmailsOf(ctx, { contactIds: client.contacts.map(({ id }) => id) }),
    lastViewsOfClient(ctx, { clientId }),
    mayMoveMoney ? listOpenRequestsOf(ctx, { clientId }) : [],
  ]);
  return {
    client,
    usualTax: await usualTaxText(ctx, client.taxRateId),
    balance: balances.get(client.id) ?? { owed: [], credit: [] },
    invoices: invoices.items,
    notes: notes.items,
    contacts: client.contacts.map((contact) => ({
      ...contact,
      lastEmail: emails.get(contact.id) ?? null,
      lastView: views.get(contact.id) ?? null,
    })),
    requests,
    portalAt: `${ctx.config.appUrl}/portal`,
    mayMoveMoney,
    locale: staff.organization.locale,
    timeZone: staff.organization.timeZone,
    hasMore: invoices.nextCursor !== null,
  };
});

export default function Client() {
  const { client, usualTax, balance, invoices, notes, mayMoveMoney, locale, hasMore, ...people } =
    useLoaderData<typeof loader>();
  const { contacts, requests, portalAt, timeZone } = people;
  const page = `/admin/clients/${client.id}`;
  const newInvoice = `/admin/invoices/new?clientId=${client.id}`;
  return (
    <>
      <PageHeader
        title={client.name}
        badge={client.archivedAt ? <Badge>Archived</Badge> : null}
        breadcrumbs={[{ to: "/admin/clients", label: "Clients" }]}
        actions={
          <>
            {client.archivedAt ? null : (
              <LinkButton to={newInvoice} variant="primary">
                New invoice
              </LinkButton>
            )}
            {mayMoveMoney ? (
              <>
                <LinkButton to={`${page}/statement`}>Statement</LinkButton>
                <LinkButton to={`${page}/credit`}>Credit</LinkButton>
                <LinkButton to={`/admin/usage/plans?clientId=${client.id}`}>Usage plans</LinkButton>
                <LinkButton to={`${page}/reminders`}>Reminders</LinkButton>
              </>
            ) : null}
            <LinkButton to={`${page}/edit`}>Edit</LinkButton>
            {client.archivedAt ? (
              <PostButton action={`${page}/unarchiving`}>Use again</PostButton>
            ) : (
              <PostButton
                action={`${page}/archiving`}
                variant="danger"
                confirm={{
                  title: `Archive ${client.name}?`,
                  body: "It leaves your lists and new invoices. What it owes stays owed.",
                  confirmLabel: "Archive",
                }}
              >
                Archive
              </PostButton>
            )}
          </>
        }
      />
      {requests.length > 0 ? (
        <Card title="Changes that they ask for" isFlush>
          <RequestList {...{ requests, timeZone, locale }} />
        </Card>
      ) : null}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <ClientDetails {...{ usualTax, client, balance, locale }} />
        <div className="space-y-6">
          <ContactsCard clientId={client.id} {...{ contacts, timeZone, locale }} />
          <Card title="Portal">
            <CopyField
              label="Where contacts sign in"
              value={portalAt}
              hint="They get a link by mail, and see all invoices, statements and credit of this client."
            />
          </Card>
        </div>
      </div>
      <Card
        title="Invoices"
        actions={
          hasMore ? <TextLink to={`/admin/invoices?clientId=${client.id}`}>All invoices</TextLink> : null
        }
        isFlush
      >
        <InvoiceTable
          caption={`Invoices for ${client.name}`}
          invoices={invoices}
          locale={locale}
          empty={
            <EmptyState
              title="No invoices yet"
              action={client.archivedAt ? null : <LinkButton to={newInvoice}>New invoice</LinkButton>}
            />
          }
        />
      </Card>
      {notes.length > 0 ? (
        <Card title="Credit notes">
          <CreditNoteList notes={notes} locale={locale} withInvoice />
        </Card>
      ) : null}
    </>
  );
}
