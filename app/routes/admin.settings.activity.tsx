import { data } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listActivity, listActivityChoices } from "#domain/activity";
import { nameSubjects } from "#domain/overview";
import { changesOf } from "../components/activity-changes.ts";
import { ActivityFilter } from "#components/activity-filter";
import { ActivityWhat } from "#components/activity-what";
import { Card } from "#components/card";
import { EmptyState } from "#components/empty-state";
import { ExportLink } from "#components/export-link";
import { pageTitle } from "#components/page-title";
import { Pager } from "#components/pager";
import { Timeline } from "#components/timeline";
import { InvalidInput } from "#lib/errors";
import { readActivityQuery } from "#web/activity-query";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Activity");

export const loader = forAdmin(async ({ ctx, request, staff }) => {
  const { timeZone, locale } = staff.organization;
  const choices = await listActivityChoices(ctx);
  const page = { ...choices, timeZone, locale };
  try {
    const query = readActivityQuery(request, timeZone);
    const { items, nextCursor } = await listActivity(ctx, { ...query, limit: 50 });
    const names = await nameSubjects(ctx, items);
    const shown = items.map(({ before, after, ...item }) => {
      const { name, currency } = names.get(item.subjectId) ?? { name: null, currency: null };
      return { ...item, subjectName: name, changes: changesOf({ before, after, currency, locale }) };
    });
    return data({ ...page, items: shown, nextCursor, problems: [] });
  } catch (error) {
    const isTyped =
      error instanceof InvalidInput && error.fields.every(({ path }) => /^(from|to)$/.test(path));
    if (!isTyped) throw error;
    return data({ ...page, items: [], nextCursor: null, problems: error.fields }, { status: 422 });
  }
});

export default function Activity() {
  const { items, nextCursor, problems, actorNames, subjectKinds, timeZone, locale } =
    useLoaderData<typeof loader>();
  return (
    <>
      <ActivityFilter {...{ actorNames, subjectKinds, problems }} />
      <Card
        title="Activity"
        description="Who did what. Entries are never changed."
        actions={<ExportLink to="/admin/settings/activity/csv" />}
      >
        {items.length > 0 ? (
          <Timeline
            timeZone={timeZone}
            locale={locale}
            items={items.map((item) => ({
              id: item.id,
              at: item.at,
              what: <ActivityWhat item={item} />,
              who: item.actorName,
              details: item.changes.map((change) => <p key={change}>{change}</p>),
            }))}
          />
        ) : (
          <EmptyState icon="search" title="Nothing was done">
            {problems.length > 0
              ? "Put the days right."
              : "Ask for other people, other things or other days."}
          </EmptyState>
        )}
        <Pager nextCursor={nextCursor} />
      </Card>
    </>
  );
}
