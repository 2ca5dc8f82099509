import { formatDate, formatInstant } from "#lib/civil-date";

export type DateTextProps = {
  /** A civil date, YYYY-MM-DD. */
  date: string;
  locale?: string;
};

/** A day without a time or a zone. Server and browser may know a language in different editions, hence no hydration check. */
export function DateText({ date, locale }: DateTextProps) {
  return (
    <time dateTime={date} className="whitespace-nowrap" suppressHydrationWarning>
      {formatDate(date, locale)}
    </time>
  );
}

export type InstantTextProps = {
  at: Date | string;
  timeZone: string;
  locale?: string;
  /** To the second where several may share a minute. */
  precision?: "minute" | "second";
};

/** A moment as the clock on the wall of `timeZone` shows it. */
export function InstantText({ at, timeZone, locale, precision }: InstantTextProps) {
  const instant = new Date(at);
  return (
    <time dateTime={instant.toISOString()} className="whitespace-nowrap" suppressHydrationWarning>
      {formatInstant(instant, timeZone, locale, precision)}
    </time>
  );
}
