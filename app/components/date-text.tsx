export type DateTextProps = {
  /** A civil date, YYYY-MM-DD. */
  date: string;
  locale?: string;
};

/** A day without a time or a zone. Server and browser may know a language in different editions, hence no hydration check. */
export function DateText({ date, locale = "en" }: DateTextProps) {
  const text = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(
    new Date(`${date}T00:00:00Z`),
  );
  return (
    <time dateTime={date} className="whitespace-nowrap" suppressHydrationWarning>
      {text}
    </time>
  );
}

export type InstantTextProps = { at: Date | string; timeZone: string; locale?: string };

/** A moment as the clock on the wall of `timeZone` shows it. */
export function InstantText({ at, timeZone, locale = "en" }: InstantTextProps) {
  const instant = new Date(at);
  const text = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone }).format(
    instant,
  );
  return (
    <time dateTime={instant.toISOString()} className="whitespace-nowrap" suppressHydrationWarning>
      {text}
    </time>
  );
}
