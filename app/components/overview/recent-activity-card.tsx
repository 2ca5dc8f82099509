import { ActivityWhat } from "../activity-what.tsx";
import { Card } from "../card.tsx";
import { Timeline } from "../timeline.tsx";

export type RecentActivityCardProps = {
  activity: readonly {
    id: string;
    at: Date;
    who: string;
    verb: string;
    subjectKind: string;
    subjectId: string;
    subjectName: string | null;
  }[];
  timeZone: string;
  locale: string;
};

export function RecentActivityCard({ activity, timeZone, locale }: RecentActivityCardProps) {
  return (
    <Card title="Recent activity">
      {activity.length > 0 ? (
        <Timeline
          items={activity.map((item) => ({
            id: item.id,
            at: item.at,
            who: item.who,
            what: <ActivityWhat item={item} />,
          }))}
          timeZone={timeZone}
          locale={locale}
        />
      ) : (
        <p className="text-muted">What you and your colleagues do is written down here.</p>
      )}
    </Card>
  );
}
