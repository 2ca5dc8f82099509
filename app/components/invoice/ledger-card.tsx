import { Card } from "../card.tsx";
import { startOfDayIn, todayIn } from "#lib/civil-date";
import { DateText, InstantText } from "../date-text.tsx";
import { Icon } from "../icon.tsx";
import { MoneyText } from "../money.tsx";
import type { InvoicePageData, LedgerEntry } from "./page-data.ts";

export type LedgerCardProps = { page: InvoicePageData; entries: readonly LedgerEntry[] };

/** What the books say about the invoice; debits stand above zero. */
export function LedgerCard({ page: { locale, timeZone }, entries }: LedgerCardProps) {
  return (
    <Card>
      <details className="group -my-2">
        <summary className="target flex items-center justify-between gap-4 font-semibold">
          In the books
          <span className="inline-flex items-center gap-2 text-sm font-normal text-muted">
            {entries.length === 1 ? "1 entry" : `${entries.length} entries`}
            <Icon name="chevronDown" className="size-4 group-open:rotate-180" />
          </span>
        </summary>
        <ol className="mt-3 space-y-4">
          {entries.map(({ id, kind, at, postings }) => (
            <li key={id}>
              <p className="flex flex-wrap justify-between gap-x-4">
                <span className="font-medium">{words(kind)}</span>
                <span className="text-sm text-muted">
                  <When at={at} timeZone={timeZone} locale={locale} />
                </span>
              </p>
              <dl className="mt-1 space-y-0.5 text-sm">
                {postings.map(({ account, currency, amount }, index) => (
                  <div key={`${account} ${index}`} className="flex justify-between gap-4">
                    <dt className="text-muted">{words(account)}</dt>
                    <dd>
                      <MoneyText money={{ amount, currency }} locale={locale} />
                    </dd>
                  </div>
                ))}
              </dl>
            </li>
          ))}
        </ol>
      </details>
    </Card>
  );
}

type WhenProps = { at: LedgerEntry["at"]; timeZone: string; locale: string };

/** What was recorded for a day has its first instant and no time of its own. */
function When({ at, timeZone, locale }: WhenProps) {
  const instant = new Date(at);
  const day = todayIn(timeZone, instant);
  const isWholeDay = startOfDayIn(timeZone, day).getTime() === instant.getTime();
  return isWholeDay ? (
    <DateText date={day} locale={locale} />
  ) : (
    <InstantText at={at} timeZone={timeZone} locale={locale} />
  );
}

/** "invoice_issued" is "Invoice issued". */
function words(name: string): string {
  const text = name.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
