import { formatInstant } from "#lib/civil-date";
import { expiryInWords } from "./expiry-in-words.ts";

type ExpiryTextProps = { expiresAt: Date; now: Date; timeZone: string; locale: string };

/** How long an invite is open, in words; the exact moment shows when one points at it. */
export function ExpiryText({ expiresAt, now, timeZone, locale }: ExpiryTextProps) {
  return (
    <time
      dateTime={expiresAt.toISOString()}
      title={formatInstant(expiresAt, timeZone, locale)}
      suppressHydrationWarning
    >
      {expiryInWords(expiresAt, now)}
    </time>
  );
}
