import { useLoaderData } from "@remix-run/react";
import { getChangeRequest } from "#domain/change-requests";
import { findContact, getClient } from "#domain/clients";
import { Badge } from "#components/badge";
import { Banner } from "#components/banner";
import { LinkButton } from "#components/button";
import { Card } from "#components/card";
import { WishTable } from "#components/change-request/wish-table";
import { InstantText } from "#components/date-text";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { PostButton } from "#components/post-button";
import { stateLooks } from "../components/change-request/words.ts";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("A change that a client asks for");

export const loader = forAdmin(async ({ ctx, params, staff }) => {
  const request = await getChangeRequest(ctx, { id: String(params["id"]) });
  const client = await getClient(ctx, { id: request.clientId });
  const contact = await findContact(ctx, { id: request.contactId });
  const isOpen = request.state === "open";
  const now = { ...client, contactName: contact?.name ?? "", email: contact?.email ?? "" };
  const { timeZone, locale } = staff.organization;
  return {
    request,
    wishes: request.wishes.map((wish) => ({ ...wish, now: isOpen ? now[wish.field] : null })),
    version: client.version,
    hasLeft: !contact || contact.archivedAt !== null,
    ...{ timeZone, locale },
  };
});

export default function ChangeRequest() {
  const { request, wishes, version, hasLeft, timeZone, locale } = useLoaderData<typeof loader>();
  const { id, state, clientId, clientName, contactName, createdAt, reason, decidedBy, decidedAt } = request;
  const page = `/admin/change-requests/${id}`;
  const [label, tone] = stateLooks[state];
  return (
    <>
      <PageHeader
        title={`${contactName} asks for a change`}
        badge={<Badge tone={tone}>{label}</Badge>}
        description={<InstantText at={createdAt} timeZone={timeZone} locale={locale} />}
        breadcrumbs={[
          { to: "/admin/clients", label: "Clients" },
          { to: `/admin/clients/${clientId}`, label: clientName },
        ]}
        actions={
          state === "open" ? (
            <>
              {hasLeft ? null : (
                <PostButton
                  action={`${page}/approval`}
                  variant="primary"
                  fields={{ version: String(version) }}
                  pendingLabel="Changing…"
                >
                  Approve
                </PostButton>
              )}
              <LinkButton to={`${page}/refusal`}>Refuse</LinkButton>
            </>
          ) : null
        }
      />
      {hasLeft && state === "open" ? (
        <Banner tone="warning">{contactName} is no contact any more. The request can only be refused.</Banner>
      ) : null}
      <Card isFlush>
        <WishTable wishes={wishes} />
      </Card>
      {state === "open" ? (
        <p className="text-sm text-muted">
          Invoices that are issued stay as they are. {contactName} sees in the portal what became of the
          request.
        </p>
      ) : (
        <Card title={label}>
          <p className="text-muted">
            {decidedBy ? `${decidedBy} · ` : null}
            {decidedAt ? <InstantText at={decidedAt} timeZone={timeZone} locale={locale} /> : null}
          </p>
          {reason ? <p className="mt-2 break-words whitespace-pre-line">{reason}</p> : null}
        </Card>
      )}
    </>
  );
}
