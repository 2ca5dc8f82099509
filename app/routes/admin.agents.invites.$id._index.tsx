import { useLoaderData } from "@remix-run/react";
import { getInvite } from "#domain/agents";
import { deliveryOf } from "#domain/delivery";
import { ExpiryText } from "#components/agents/expiry-text";
import { InviteButtons } from "#components/agents/invite-buttons";
import { Card } from "#components/card";
import { CopyField } from "#components/copy-field";
import { InstantText } from "#components/date-text";
import { DefinitionList } from "#components/definition-list";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { BillingPendingBadge, StatusBadge } from "#components/status-badge";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Invite");

export const loader = forAdmin(async ({ ctx, params, staff }) => {
  const invite = await getInvite(ctx, { id: String(params["id"]) });
  const delivery = await deliveryOf(ctx, {
    subjectKind: "invite",
    subjectId: invite.id,
    template: "agent-invite",
  });
  return {
    invite,
    delivery: { state: delivery.state, lastError: delivery.recipients[0]?.lastError ?? null },
    now: ctx.clock.now(),
    mayInviteAdmins: staff.role === "owner",
    timeZone: staff.organization.timeZone,
    locale: staff.organization.locale,
  };
});

export default function InvitePage() {
  const { invite, delivery, now, mayInviteAdmins, timeZone, locale } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={invite.email}
        badge={
          <>
            <StatusBadge kind="invite" status={invite.status} />
            {invite.billingPending ? <BillingPendingBadge /> : null}
          </>
        }
        breadcrumbs={[{ to: "/admin/agents", label: "Agents" }]}
        actions={<InviteButtons {...{ invite, now, mayInviteAdmins }} />}
      />
      <Card>
        <DefinitionList
          items={[
            { term: "Role", details: <StatusBadge kind="role" status={invite.role} /> },
            {
              term: "Invited",
              details: <InstantText at={invite.createdAt} timeZone={timeZone} locale={locale} />,
            },
            {
              term: "Open until",
              details: (
                <>
                  <InstantText at={invite.expiresAt} timeZone={timeZone} locale={locale} />
                  {invite.status === "pending" ? (
                    <p className="mt-1 text-muted">
                      <ExpiryText expiresAt={invite.expiresAt} {...{ now, timeZone, locale }} />
                    </p>
                  ) : null}
                </>
              ),
            },
            ...(invite.resentAt
              ? [
                  {
                    term: "Sent again",
                    details: <InstantText at={invite.resentAt} timeZone={timeZone} locale={locale} />,
                  },
                ]
              : []),
            {
              term: "E-mail",
              details: (
                <>
                  <StatusBadge kind="delivery" status={delivery.state} />
                  {delivery.lastError ? <p className="mt-1 text-muted">{delivery.lastError}</p> : null}
                </>
              ),
            },
          ]}
        />
      </Card>
      {invite.url ? (
        <Card title="Link">
          <CopyField
            label="The link in the e-mail"
            value={invite.url}
            hint="Whoever opens it can join, once. Send it another way if the e-mail does not arrive. Resending keeps this link, so that earlier e-mails open the invite as well, and lets it work for 14 days from then."
          />
        </Card>
      ) : null}
    </>
  );
}
