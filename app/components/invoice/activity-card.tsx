import { activityText } from "../activity-text.ts";
import { Card } from "../card.tsx";
import { Pager } from "../pager.tsx";
import { Timeline } from "../timeline.tsx";
import type { InvoicePageData } from "./page-data.ts";

/** Who did what to this invoice, to whom it was mailed, who looked and who paid, newest first. */
export function ActivityCard({ page: { activity, timeZone, locale } }: { page: InvoicePageData }) {
  return (
    <Card title="Activity">
      <Timeline
        items={activity.items.map(({ id, at, actorName, details, ...what }) => ({
          id,
          at,
          who: actorName,
          what: activityText(what),
          tone: /failed$/.test(what.verb) ? "danger" : "neutral",
          details: details.map((detail) => (
            <p key={detail} className="break-words">
              {detail}
            </p>
          )),
        }))}
        timeZone={timeZone}
        locale={locale}
      />
      <Pager nextCursor={activity.nextCursor} />
    </Card>
  );
}
