import type { BounceKind } from "#lib/statuses";
import { Card } from "../card.tsx";
import { Timeline } from "../timeline.tsx";

export type ShownBounce = {
  id: string;
  recipient: string;
  kind: BounceKind;
  detail: string;
  reportedBy: string;
  reportedAt: Date;
};

const words: Record<BounceKind, string> = {
  hard: "Came back as undeliverable",
  soft: "Could not be delivered so far",
  complaint: "Was reported as spam by its reader",
};

/** What came back of a mail after it had left. */
export function BouncesCard({
  bounces,
  timeZone,
  locale,
}: {
  bounces: readonly ShownBounce[];
  timeZone: string;
  locale: string;
}) {
  if (bounces.length === 0) return null;
  return (
    <Card title="What came back">
      <Timeline
        timeZone={timeZone}
        locale={locale}
        items={bounces.map(({ id, kind, recipient, detail, reportedBy, reportedAt }) => ({
          id,
          at: reportedAt,
          what: `${words[kind]} at ${recipient}`,
          details: detail,
          who: reportedBy === "mail server" ? "The mail system" : reportedBy,
          tone: kind === "hard" ? "danger" : "warning",
        }))}
      />
    </Card>
  );
}
