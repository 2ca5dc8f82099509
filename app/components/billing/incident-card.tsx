import { Banner } from "../banner.tsx";
import { Card } from "../card.tsx";
import { InstantText } from "../date-text.tsx";
import { type Definition, DefinitionList } from "../definition-list.tsx";
import { StatusBadge } from "../status-badge.tsx";

type IncidentShown = {
  headline: string;
  detail: string;
  action: string;
  hits: number;
  openedAt: Date;
  lastAt: Date;
  quietSince: Date | null;
  resolvedAt: Date | null;
  concernsAll: boolean;
  nextNoticeAt: Date | null;
};

type IncidentCardProps = { incident: IncidentShown; timeZone: string; locale: string };

/** One incident: what it is, since when and until when, how often it struck, and what to do. */
export function IncidentCard({ incident, ...zone }: IncidentCardProps) {
  const { headline, detail, action, resolvedAt, quietSince } = incident;
  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {headline}
          <StatusBadge kind="incident" status={resolvedAt ? "resolved" : "open"} />
        </span>
      }
    >
      <div className="space-y-5">
        {resolvedAt ? null : (
          <Banner tone={quietSince ? "info" : "warning"} title="What to do">
            {quietSince ? "Nothing: it works again at the moment. When that lasts, this is over." : action}
          </Banner>
        )}
        <DefinitionList items={[{ term: "What happened", details: detail }, ...timesOf(incident, zone)]} />
      </div>
    </Card>
  );
}

function timesOf(incident: IncidentShown, zone: { timeZone: string; locale: string }): Definition[] {
  const { openedAt, lastAt, quietSince, resolvedAt, hits, concernsAll, nextNoticeAt } = incident;
  const at = (instant: Date) => <InstantText at={instant} {...zone} precision="second" />;
  return [
    { term: "Since", details: at(openedAt) },
    ...(resolvedAt ? [{ term: "Over since", details: at(quietSince ?? resolvedAt) }] : []),
    ...(!resolvedAt && quietSince ? [{ term: "Calm since", details: at(quietSince) }] : []),
    {
      term: "Failures",
      details: (
        <>
          {hits}, the last {at(lastAt)}
        </>
      ),
    },
    { term: "Concerns", details: concernsAll ? "Every organization here" : "This organization" },
    ...(nextNoticeAt ? [{ term: "Next notice", details: at(nextNoticeAt) }] : []),
  ];
}
