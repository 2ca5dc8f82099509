import { useLoaderData } from "@remix-run/react";
import { inviteAgent, inviteInput, listAgents } from "#domain/agents";
import { countSeats, getOrganization } from "#domain/organizations";
import { estimateSeatCost } from "#domain/seats";
import { InviteForm } from "#components/agents/invite-form";
import { InvitesTable } from "#components/agents/invites-table";
import { MembersTable } from "#components/agents/members-table";
import { Card } from "#components/card";
import { CostPanel } from "#components/seats/cost-panel";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { Pager } from "#components/pager";
import { TextLink } from "#components/text-link";
import { costInWords } from "#lib/seat-cost-words";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Agents");

export const loader = forAdmin(async ({ ctx, request, staff }) => {
  const cursor = new URL(request.url).searchParams.get("cursor");
  const { id, seatLimit } = await getOrganization(ctx);
  const [agents, seatsInUse, cost] = await Promise.all([
    listAgents(ctx, { cursor }),
    countSeats(ctx, { organizationId: id }),
    estimateSeatCost(ctx),
  ]);
  return {
    ...agents,
    isFirstPage: !cursor,
    seatsInUse,
    seatLimit,
    cost: cost && costInWords(cost, staff.organization),
    now: ctx.clock.now(),
    timeZone: staff.organization.timeZone,
    locale: staff.organization.locale,
    viewer: { userId: staff.user.id, isOwner: staff.role === "owner" },
  };
});

export const action = forAdmin(async ({ ctx, request, context }) =>
  submitForm(request, inviteInput, async (input) => {
    const { email } = await inviteAgent(ctx, input);
    return flashRedirect(context, "/admin/agents", `${email} is invited.`);
  }),
);

export default function Agents() {
  const page = useLoaderData<typeof loader>();
  const { items, invites, nextCursor, isFirstPage, seatsInUse, seatLimit, cost, viewer } = page;
  const zone = { timeZone: page.timeZone, locale: page.locale };
  return (
    <>
      <PageHeader
        title="Agents"
        description={`${seatsInWords(seatsInUse, seatLimit)} Each agent takes one; the owner and admins take none.`}
        actions={<TextLink to="/admin/billing">How seats are billed</TextLink>}
      />
      {isFirstPage ? (
        <>
          <Card
            title="Invite somebody"
            description="The invite goes out at once and works for 14 days."
            actions={<TextLink to="/admin/agents/bulk">Invite many at once</TextLink>}
          >
            <div className="space-y-4">
              <InviteForm mayInviteAdmins={viewer.isOwner} />
              {cost ? <CostPanel cost={cost} source="/admin/agents/cost" asOf={String(seatsInUse)} /> : null}
            </div>
          </Card>
          {invites.length > 0 ? (
            <Card title="Invites" isFlush>
              <InvitesTable invites={invites} now={page.now} mayInviteAdmins={viewer.isOwner} {...zone} />
            </Card>
          ) : null}
        </>
      ) : null}
      <Card title="Members" isFlush>
        <MembersTable members={items} viewer={viewer} {...zone} />
      </Card>
      <Pager nextCursor={nextCursor} />
    </>
  );
}

function seatsInWords(inUse: number, limit: number | null): string {
  const seats = inUse === 1 ? "1 seat is in use" : `${inUse} seats are in use`;
  return limit === null ? `${seats}.` : `${seats} of ${limit}.`;
}
