import { Link } from "@remix-run/react";
import { addDays, formatDate } from "#lib/civil-date";
import { Card } from "../card.tsx";
import type { ShownBilledWith } from "./page-data.ts";
import { withGroup } from "./words.ts";

export type BilledWithCardProps = { billed: readonly ShownBilledWith[]; counts: boolean; locale: string };

/** From an event to the line that bills it, which leads on to the invoice and to the books. */
export function BilledWithCard({ billed, counts, locale }: BilledWithCardProps) {
  const notYet = counts ? "It is not on a bill yet." : "The meter’s filters leave it out: it is on no bill.";
  return (
    <Card title="Billed with">
      {billed.length === 0 ? (
        <p className="text-muted">{notYet}</p>
      ) : (
        <ul className="space-y-3">
          {billed.map((one) => (
            <li key={`${one.priceName} ${one.groupKey} ${one.from}`}>
              <Document {...one} />
              <span className="block text-sm text-muted">
                {withGroup(one.priceName, one.groupKey)}, {formatDate(one.from, locale)} –{" "}
                {formatDate(addDays(one.until, -1), locale)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Document({ line, creditNote }: ShownBilledWith) {
  if (line !== null)
    return (
      <Link to={`/admin/invoices/${line.invoiceId}/lines/${line.lineId}/usage`} className="link">
        {line.invoiceNumber === null ? "A line of a draft invoice" : `A line of ${line.invoiceNumber}`}
      </Link>
    );
  if (creditNote !== null)
    return (
      <Link to={`/admin/credit-notes/${creditNote.id}`} className="link">
        {creditNote.number === null ? "A draft credit note" : `Credit note ${creditNote.number}`}
      </Link>
    );
  return <>No line: it changed no amount.</>;
}
