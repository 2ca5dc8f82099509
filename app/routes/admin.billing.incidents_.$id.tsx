import { useLoaderData } from "@remix-run/react";
import { getIncident, listNotices } from "#domain/alerts";
import { IncidentCard } from "#components/billing/incident-card";
import { NoticesTable } from "#components/billing/notices-table";
import { Card } from "#components/card";
import { EmptyState } from "#components/empty-state";
import { pageTitle } from "#components/page-title";
import { TextLink } from "#components/text-link";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Incident");

export const loader = forAdmin(async ({ ctx, params, staff }) => {
  const incident = await getIncident(ctx, { id: String(params["id"]) });
  return {
    incident,
    notices: await listNotices(ctx, { incidentId: incident.id }),
    zone: { timeZone: staff.organization.timeZone, locale: staff.organization.locale },
  };
});

export default function Incident() {
  const { incident, notices, zone } = useLoaderData<typeof loader>();
  return (
    <>
      <TextLink to="/admin/billing/incidents">All incidents</TextLink>
      <IncidentCard incident={incident} {...zone} />
      <Card
        title="Notices by e-mail"
        description="The first when it lasts, reminders after 1, 6 and 24 hours and then daily, and one when it is over."
        isFlush
      >
        <NoticesTable
          notices={notices}
          {...zone}
          empty={<NoNotices isOver={incident.resolvedAt !== null} />}
        />
      </Card>
    </>
  );
}

function NoNotices({ isOver }: { isOver: boolean }) {
  return isOver ? (
    <EmptyState icon="check" title="Nobody was mailed">
      It was over before it was time to tell, or no admin wants notices.
    </EmptyState>
  ) : (
    <EmptyState icon="billing" title="Nobody has been mailed so far">
      Trouble that may pass by itself is told when it lasts. Each admin chooses on the account page whether to
      get notices.
    </EmptyState>
  );
}
