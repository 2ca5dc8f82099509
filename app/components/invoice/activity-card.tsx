import { activityText } from "../activity-text.ts";
import { Card } from "../card.tsx";
import { Timeline } from "../timeline.tsx";
import type { InvoicePageData } from "./page-data.ts";

/** Who did what to this invoice, newest first. */
export function ActivityCard({ page: { activity, timeZone, locale } }: { page: InvoicePageData }) {
  return (
    <Card title="Activity">
      <Timeline
        items={activity.map(({ id, at, actorName, ...what }) => ({
          id,
          at,
          who: actorName,
          what: activityText(what),
        }))}
        timeZone={timeZone}
        locale={locale}
      />
    </Card>
  );
}
