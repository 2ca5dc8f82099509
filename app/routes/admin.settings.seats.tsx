import { useLoaderData } from "@remix-run/react";
import { countSeats, getOrganization, seatSettingsInput, updateOrganization } from "#domain/organizations";
import { viewSeatPlan } from "#domain/seats";
import { Card } from "#components/card";
import { pageTitle } from "#components/page-title";
import { PlanCard } from "#components/seats/plan-card";
import { SeatRulesForm } from "#components/seats/rules-form";
import { StartSeatsCard } from "#components/seats/start-seats-card";
import { TextLink } from "#components/text-link";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Seats");

export const loader = forAdmin(async ({ ctx, staff }) => {
  const { id, version, seatPolicy, seatLimit, seatProration } = await getOrganization(ctx);
  const { timeZone, locale } = staff.organization;
  return {
    settings: { version, seatPolicy, seatLimit, seatProration },
    seatsInUse: await countSeats(ctx, { organizationId: id }),
    plan: await viewSeatPlan(ctx),
    isOwner: staff.role === "owner",
    zone: { timeZone, locale },
  };
});

export const action = forAdmin(async ({ ctx, request, context }) =>
  submitForm(request, seatSettingsInput, async (input) => {
    await updateOrganization(ctx, input);
    return flashRedirect(context, "/admin/settings/seats", "The settings are saved.");
  }),
);

export default function SeatSettings() {
  const { settings, seatsInUse, plan, isOwner, zone } = useLoaderData<typeof loader>();
  return (
    <>
      {plan.billed ? (
        <PlanCard billed={plan.billed} billable={plan.billable} isOwner={isOwner} {...zone} />
      ) : (
        <StartSeatsCard seats={plan} isOwner={isOwner} action="/admin/settings/seats/subscription" />
      )}
      <Card
        title="Seats"
        description={`${seatsInUse === 1 ? "1 seat is" : `${seatsInUse} seats are`} in use. Each agent takes one; the owner and admins take none.`}
        actions={<TextLink to="/admin/billing">How seats are billed</TextLink>}
      >
        <SeatRulesForm settings={settings} />
      </Card>
    </>
  );
}
