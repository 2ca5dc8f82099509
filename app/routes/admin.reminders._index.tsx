import { Link, useLoaderData } from "@remix-run/react";
import { calendarDays, listCalendar } from "#domain/reminders";
import { LinkButton } from "#components/button";
import { Card } from "#components/card";
import { DateText } from "#components/date-text";
import { EmptyState } from "#components/empty-state";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { Pager } from "#components/pager";
import { formatDate, todayIn } from "#lib/civil-date";
import { groupedBy } from "#lib/grouped";
import { forAdmin } from "#web/guards";
import { CalendarTable } from "../components/reminders/calendar-table.tsx";
import { RemindersOff } from "../components/reminders/reminders-off.tsx";

export const meta = () => pageTitle("Reminders");

export const loader = forAdmin(async ({ ctx, request, staff }) => {
  const cursor = new URL(request.url).searchParams.get("cursor");
  const { locale, timeZone } = staff.organization;
  const { items, nextCursor, ...calendar } = await listCalendar(ctx, { cursor });
  const days = groupedBy(items, ({ at }) => todayIn(timeZone, at));
  return {
    days: [...days].map(([day, reminders]) => ({ day, reminders })),
    ...{ ...calendar, nextCursor, locale, calendarDays },
  };
});

export default function Reminders() {
  const { days, isOn, notArrived, nextCursor, locale, calendarDays: count } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Reminders"
        description={`Every reminder of the next ${count} days before it goes out, should nothing change meanwhile.`}
        breadcrumbs={[{ to: "/admin/invoices", label: "Invoices" }]}
        actions={
          <>
            <LinkButton to="/admin/reminders/dry-run">Dry run</LinkButton>
            <LinkButton to="/admin/settings/reminders">Steps and hours</LinkButton>
          </>
        }
      />
      {isOn ? null : <RemindersOff />}
      {days.length === 0 ? (
        <Card>
          <EmptyState icon="check" title="No reminder is planned">
            Reminders are planned for invoices that were sent by mail, arrived and are not paid yet.
          </EmptyState>
        </Card>
      ) : null}
      {days.map(({ day, reminders }) => (
        <Card key={day} title={<DateText date={day} locale={locale} />} isFlush>
          <CalendarTable
            caption={`Reminders on ${formatDate(day, locale)}`}
            {...{ reminders, locale, isOn }}
          />
        </Card>
      ))}
      {notArrived > 0 ? (
        <p className="text-muted">
          {notArrived === 1 ? "One open invoice has" : `${notArrived} open invoices have`} not arrived by
          mail, so that nobody is reminded of {notArrived === 1 ? "it" : "them"}.{" "}
          <Link to="/admin/invoices?status=open" className="link">
            Open invoices
          </Link>
        </p>
      ) : null}
      <Pager nextCursor={nextCursor} />
    </>
  );
}
