import type { InvoiceStatus } from "#lib/statuses";
import type { Texts } from "#lib/texts/languages";
import { DateText } from "../date-text.tsx";
import { StatusBadge } from "../status-badge.tsx";
import { useTexts } from "../texts.tsx";
import type { InvoiceFactsProps } from "./invoice-facts.tsx";

export type InvoiceHeadingProps = Pick<InvoiceFactsProps, "invoice" | "locale">;

/** Which invoice it is, how it stands, and, while money is awaited, until when. */
export function InvoiceHeading({ invoice, locale }: InvoiceHeadingProps) {
  const { number, status, paymentStatus, isOverdue, dueOn, dueInDays } = invoice;
  const { invoicePage: words } = useTexts();
  const tellsOfPayment =
    (status === "open" && paymentStatus !== "unpaid" && !isOverdue) ||
    (status === "paid" && paymentStatus === "refunded");
  return (
    <div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="text-2xl font-semibold tracking-tight">{words.heading(number ?? "")}</h1>
        {tellsOfPayment ? (
          <StatusBadge kind="paymentStatus" status={paymentStatus} />
        ) : (
          <StatusBadge kind="invoice" status={isOverdue ? "overdue" : shownStatus(status)} />
        )}
      </div>
      {dueOn === null || dueInDays === null ? null : (
        <p className="mt-1 text-muted">
          {words.dueOn} <DateText date={dueOn} locale={locale} />
          <span className={dueInDays < 0 ? "text-danger" : ""}>, {inDays(dueInDays, words)}</span>
        </p>
      )}
    </div>
  );
}

/** That it was given up is the seller's own affair; to the client it is owed as before. */
function shownStatus(status: InvoiceStatus): InvoiceStatus {
  return status === "uncollectible" ? "open" : status;
}

function inDays(days: number, words: Texts["invoicePage"]): string {
  if (days === 0) return words.dueToday;
  return days > 0 ? words.dueIn(days) : words.overdueFor(-days);
}
