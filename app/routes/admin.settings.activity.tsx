import { useLoaderData } from "@remix-run/react";
import { listActivity } from "#domain/activity";
import { Card } from "#components/card";
import { pageTitle } from "#components/page-title";
import { Pager } from "#components/pager";
import { Timeline } from "#components/timeline";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Activity");

export const loader = forAdmin(async ({ ctx, request, staff }) => {
  const cursor = new URL(request.url).searchParams.get("cursor");
  const { items, nextCursor } = await listActivity(ctx, { cursor, limit: 50 });
  return {
    items: items.map((item) => ({ ...item, changes: changesOf(item) })),
    nextCursor,
    timeZone: staff.organization.timeZone,
  };
});

type Snapshot = Record<string, unknown> | null;

export default function Activity() {
  const { items, nextCursor, timeZone } = useLoaderData<typeof loader>();
  return (
    <Card title="Activity" description="Who did what. Entries are never changed.">
      <Timeline
        timeZone={timeZone}
        items={items.map(({ id, at, verb, subjectKind, actorName, changes }) => ({
          id,
          at,
          what: sentence(`${subjectKind.replaceAll("_", " ")} ${verb}`),
          who: actorName,
          details: changes.map((change) => <p key={change}>{change}</p>),
        }))}
      />
      <Pager nextCursor={nextCursor} />
    </Card>
  );
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function changesOf({ before, after }: { before: Snapshot; after: Snapshot }): string[] {
  if (!before || !after) return [];
  return Object.keys(after).map((name) => `${name}: ${text(before[name])} → ${text(after[name])}`);
}

function text(value: unknown): string {
  if (value === null || value === undefined || value === "") return "nothing";
  return typeof value === "string" ? value : JSON.stringify(value);
}
