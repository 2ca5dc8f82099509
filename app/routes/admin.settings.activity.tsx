import { useLoaderData } from "@remix-run/react";
import { listActivity } from "#domain/activity";
import { nameSubjects } from "#domain/overview";
import { ActivityWhat } from "#components/activity-what";
import { Card } from "#components/card";
import { pageTitle } from "#components/page-title";
import { Pager } from "#components/pager";
import { Timeline } from "#components/timeline";
import { formatMoney } from "#lib/money";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Activity");

export const loader = forAdmin(async ({ ctx, request, staff }) => {
  const cursor = new URL(request.url).searchParams.get("cursor");
  const { items, nextCursor } = await listActivity(ctx, { cursor, limit: 50 });
  const { timeZone, locale } = staff.organization;
  const names = await nameSubjects(ctx, items);
  return {
    items: items.map(({ before, after, ...item }) => {
      const { name, currency } = names.get(item.subjectId) ?? { name: null, currency: null };
      return { ...item, subjectName: name, changes: changesOf({ before, after, currency, locale }) };
    }),
    nextCursor,
    timeZone,
    locale,
  };
});

type Snapshot = Record<string, unknown> | null;

export default function Activity() {
  const { items, nextCursor, timeZone, locale } = useLoaderData<typeof loader>();
  return (
    <Card title="Activity" description="Who did what. Entries are never changed.">
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
      <Pager nextCursor={nextCursor} />
    </Card>
  );
}

type Change = { before: Snapshot; after: Snapshot; currency: string | null; locale: string };

function changesOf({ before, after, currency, locale }: Change): string[] {
  if (!before || !after) return [];
  const text = (name: string, value: unknown) =>
    currency && amounts.has(name) ? amountText(value, currency, locale) : valueText(value);
  return Object.keys(after).map(
    (name) => `${spelled(name)}: ${text(name, before[name])} → ${text(name, after[name])}`,
  );
}

/** Whole minor units, written down as decimal strings. */
const amounts = new Set([
  "amountDue",
  "amountDisputed",
  "total",
  "fixedAmount",
  "minimumAmount",
  "maximumAmount",
]);

function amountText(value: unknown, currency: string, locale: string): string {
  return typeof value === "string" && /^-?\d+$/.test(value)
    ? formatMoney({ amount: BigInt(value), currency }, locale)
    : valueText(value);
}

function valueText(value: unknown): string {
  if (value === null || value === undefined || value === "") return "nothing";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** "Amount due" for amountDue. */
function spelled(name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
