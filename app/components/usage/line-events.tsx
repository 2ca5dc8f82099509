import { formatNumber } from "#lib/number-text";
import type { Texts } from "#lib/texts/languages";
import { buttonClasses } from "../button.tsx";
import { Card } from "../card.tsx";
import { InstantText } from "../date-text.tsx";
import { DefinitionList } from "../definition-list.tsx";
import { type Column, Table } from "../table.tsx";
import { useTexts } from "../texts.tsx";
import type { ShownEvent, ShownLineEvents } from "./page-data.ts";

export type LineEventsProps = { events: ShownLineEvents; locale: string; timeZone: string };

/** The events behind a line, and the file with all of them. */
export function LineEvents({ events, locale, timeZone }: LineEventsProps) {
  const { count, fromNumber, toNumber, hash, csvAt, eventsAt, first, hasMore } = events;
  const words = useTexts().counted.events;
  const whole = (value: number) => formatNumber(String(value), locale);
  return (
    <Card
      title={words.title}
      actions={
        <a href={csvAt} download className={buttonClasses("secondary")}>
          {words.downloadCsv}
        </a>
      }
      isFlush
    >
      <div className="px-4 pb-4 sm:px-5">
        <DefinitionList
          items={[
            { term: words.thatCount, details: whole(count) },
            { term: words.numbers, details: words.fromTo(whole(fromNumber), whole(toNumber)) },
            {
              term: words.hash,
              details: hash === null ? words.isWorkedOut : <code className="text-sm break-all">{hash}</code>,
            },
          ]}
        />
      </div>
      <Table
        caption={words.caption}
        columns={columnsFor({ locale, timeZone, eventsAt, words })}
        rows={first}
        rowKey={({ number }) => number}
        empty={<p className="px-5 pb-4 text-muted">{words.none}</p>}
      />
      {hasMore ? (
        <p className="border-t border-line px-4 py-3 text-muted sm:px-5">{words.first(first.length)}</p>
      ) : null}
    </Card>
  );
}

type Columns = {
  locale: string;
  timeZone: string;
  eventsAt: string | null;
  words: Texts["counted"]["events"];
};

function columnsFor({ eventsAt, words, ...zone }: Columns): Column<ShownEvent>[] {
  return [
    {
      key: "at",
      header: words.happened,
      isTitle: true,
      cell: ({ at }) => <InstantText at={at} {...zone} precision="second" />,
    },
    {
      key: "value",
      header: words.value,
      align: "end",
      cell: ({ value, cancels }) => (
        <>
          {formatNumber(value, zone.locale)}
          {cancels === null ? null : (
            <span className="block text-sm text-muted">{words.takesBack(String(cancels))}</span>
          )}
        </>
      ),
    },
    {
      key: "properties",
      header: words.properties,
      cell: ({ properties }) => <span className="text-sm break-all">{properties ?? "—"}</span>,
    },
    {
      key: "number",
      header: words.number,
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
    { key: "id", header: words.id, cell: ({ id }) => <span className="text-sm break-all">{id}</span> },
  ];
}
