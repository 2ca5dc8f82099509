import { Link } from "@remix-run/react";
import { formatDate } from "#lib/civil-date";
import { formatNumber } from "#lib/number-text";
import { MoneyText } from "../money.tsx";
import { type Column, Table } from "../table.tsx";
import { useTexts } from "../texts.tsx";
import type { ShownCosts } from "./page-data.ts";
import { withGroup } from "./words.ts";

type CurrentTableProps = { periods: readonly ShownCosts[]; locale: string };

/** The current period of each plan in one line. */
export function CurrentTable({ periods, locale }: CurrentTableProps) {
  return (
    <Table
      caption="Current periods"
      columns={columnsIn(locale)}
      rows={periods}
      rowKey={({ planId }) => planId}
      empty={<p className="p-5 text-muted">No plan of this page has a period under way.</p>}
    />
  );
}

function columnsIn(locale: string): Column<ShownCosts>[] {
  const money = (amount: bigint, currency: string) => (
    <MoneyText money={{ amount, currency }} locale={locale} />
  );
  return [
    {
      key: "client",
      header: "Client",
      isTitle: true,
      cell: ({ planId, clientName }) => (
        <Link to={`/admin/usage/plans/${planId}`} className="link">
          {clientName}
        </Link>
      ),
    },
    {
      key: "period",
      header: "Period",
      cell: ({ from, to, dayNumber, dayCount }) => (
        <>
          {formatDate(from, locale)} – {formatDate(to, locale)}
          <span className="block text-sm text-muted">
            Day {dayNumber} of {dayCount}
          </span>
        </>
      ),
    },
    { key: "used", header: "Used so far", cell: (period) => <Used {...{ period, locale }} /> },
    {
      key: "amount",
      header: "Cost so far",
      align: "end",
      cell: ({ amount, currency }) => money(amount, currency),
    },
    {
      key: "projected",
      header: "Projected",
      align: "end",
      cell: ({ projectedAmount, currency }) => money(projectedAmount, currency),
    },
  ];
}

const mostShown = 4;

function Used({ period: { used }, locale }: { period: ShownCosts; locale: string }) {
  const { usage: words } = useTexts();
  const metered = used.filter(({ unit }) => unit !== null);
  return (
    <ul>
      {metered.slice(0, mostShown).map(({ priceId, priceName, groupKey, quantity, unit }) => (
        <li key={`${priceId} ${groupKey}`}>
          {withGroup(priceName, groupKey)}: {words.measured(formatNumber(quantity, locale), unit ?? "")}
        </li>
      ))}
      {metered.length > mostShown ? (
        <li className="text-muted">and {metered.length - mostShown} more</li>
      ) : null}
      {metered.length === 0 ? <li className="text-muted">Flat fees only</li> : null}
    </ul>
  );
}
