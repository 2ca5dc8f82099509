import { useLoaderData } from "@remix-run/react";
import { dryRun } from "#domain/reminders";
import { Card } from "#components/card";
import { InstantText } from "#components/date-text";
import { EmptyState } from "#components/empty-state";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { forAdmin } from "#web/guards";
import { CalendarTable } from "../components/reminders/calendar-table.tsx";
import { RemindersOff } from "../components/reminders/reminders-off.tsx";

export const meta = () => pageTitle("Dry run");

export const loader = forAdmin(async ({ ctx, staff }) => {
  const { items, isOn } = await dryRun(ctx);
  const { locale, timeZone } = staff.organization;
  return {
    due: items.filter(({ hold }) => hold === null),
    held: items.filter(({ hold }) => hold !== null),
    ...{ isOn, locale, timeZone, at: ctx.clock.now() },
  };
});

export default function DryRun() {
  const { due, held, isOn, locale, timeZone, at } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Dry run"
        description={
          <>
            What would go out at this moment, <InstantText {...{ at, timeZone, locale }} />. Nothing is sent.
          </>
        }
        breadcrumbs={[
          { to: "/admin/invoices", label: "Invoices" },
          { to: "/admin/reminders", label: "Reminders" },
        ]}
      />
      {isOn ? null : <RemindersOff />}
      <Card title="Would go out" isFlush={due.length > 0}>
        {due.length > 0 ? (
          <CalendarTable caption="Reminders that would go out" reminders={due} {...{ locale, isOn }} />
        ) : (
          <EmptyState icon="check" title="Nothing would go out now">
            What is due leaves within seconds while it is working hours where the client is.
          </EmptyState>
        )}
      </Card>
      {held.length > 0 ? (
        <Card title="Would go out, but is held" isFlush>
          <CalendarTable caption="Reminders that are held" reminders={held} {...{ locale, isOn }} />
        </Card>
      ) : null}
    </>
  );
}
