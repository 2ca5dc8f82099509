import type { Key, ReactNode } from "react";
import type { BadgeTone } from "./badge.tsx";
import { classes } from "./classes.ts";
import { InstantText } from "./date-text.tsx";

export type TimelineItem = {
  id: Key;
  at: Date | string;
  what: ReactNode;
  who?: string | null;
  details?: ReactNode;
  tone?: BadgeTone;
};

export type TimelineProps = { items: readonly TimelineItem[]; timeZone: string; locale?: string };

const dots: Record<BadgeTone, string> = {
  neutral: "bg-line-strong",
  info: "bg-accent",
  success: "bg-success",
  warning: "bg-warning",
  danger: "bg-danger",
};

/** What happened, in the order given. */
export function Timeline({ items, timeZone, locale }: TimelineProps) {
  return (
    <ol className="relative space-y-4 before:absolute before:top-2 before:bottom-2 before:left-[0.28rem] before:w-px before:bg-line">
      {items.map(({ id, at, what, who, details, tone = "neutral" }) => (
        <li key={id} className="relative pl-6">
          <span
            className={classes(
              "absolute top-1.5 left-0 size-2.5 rounded-full ring-4 ring-surface",
              dots[tone],
            )}
            aria-hidden="true"
          />
          <p>{what}</p>
          {details ? <div className="text-sm text-muted">{details}</div> : null}
          <p className="text-sm text-muted">
            {who ? `${who} · ` : null}
            <InstantText at={at} timeZone={timeZone} {...(locale && { locale })} />
          </p>
        </li>
      ))}
    </ol>
  );
}
