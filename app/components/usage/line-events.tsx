import { formatNumber } from "#lib/number-text";
import { buttonClasses } from "../button.tsx";
import { Card } from "../card.tsx";
import { InstantText } from "../date-text.tsx";
import { DefinitionList } from "../definition-list.tsx";
import { type Column, Table } from "../table.tsx";
import type { ShownEvent, ShownLineEvents } from "./page-data.ts";

export type LineEventsProps = { events: ShownLineEvents; locale: string; timeZone: string };

/** The events behind a line, and the file with all of them. */
export function LineEvents({ events, locale, timeZone }: LineEventsProps) {
  const { count, fromNumber, toNumber, hash, csvAt, eventsAt, first, hasMore } = events;
  const whole = (value: number) => formatNumber(String(value), locale);
  return (
    <Card
      title="The events behind it"
      actions={
        <a href={csvAt} download className={buttonClasses("secondary")}>
          Download CSV
        </a>
      }
      isFlush
    >
      <div className="px-4 pb-4 sm:px-5">
        <DefinitionList
          items={[
            { term: "Events of the period that count", details: whole(count) },
            { term: "Numbers on arrival", details: `${whole(fromNumber)} to ${whole(toNumber)}` },
            {
              term: "SHA-256 of the file",
              details:
                hash === null ? "Is being worked out" : <code className="text-sm break-all">{hash}</code>,
            },
          ]}
        />
      </div>
      <Table
        caption="Events behind the line"
        columns={columnsFor({ locale, timeZone, eventsAt })}
        rows={first}
        rowKey={({ number }) => number}
        empty={<p className="px-5 pb-4 text-muted">No events are behind this line.</p>}
      />
      {hasMore ? (
        <p className="border-t border-line px-4 py-3 text-muted sm:px-5">
          These are the first {first.length}. The file has all of them.
        </p>
      ) : null}
    </Card>
  );
}

type Columns = { locale: string; timeZone: string; eventsAt: string | null };

function columnsFor({ eventsAt, ...zone }: Columns): Column<ShownEvent>[] {
  return [
    {
      key: "at",
      header: "Happened",
      isTitle: true,
      cell: ({ at }) => <InstantText at={at} {...zone} precision="second" />,
    },
    {
      key: "value",
      header: "Value",
      align: "end",
      cell: ({ value, cancels }) => (
        <>
          {formatNumber(value, zone.locale)}
          {cancels === null ? null : (
            <span className="block text-sm text-muted">takes back number {cancels}</span>
          )}
        </>
      ),
    },
    {
      key: "properties",
      header: "Properties",
      cell: ({ properties }) => <span className="text-sm break-all">{properties ?? "—"}</span>,
    },
    {
      key: "number",
      header: "Number",
      align: "end",
      cell: ({ number }) =>
        eventsAt === null ? (
          number
        ) : (
          <a href={`${eventsAt}/${number}`} className="link">
            {number}
          </a>
        ),
    },
    { key: "id", header: "Id", cell: ({ id }) => <span className="text-sm break-all">{id}</span> },
  ];
}
