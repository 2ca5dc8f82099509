import { formatDate } from "#lib/civil-date";
import { Card } from "../card.tsx";
import { type Column, Table } from "../table.tsx";

type Version = { number: number; effectiveFrom: string; words: string };

/** The versions of a price, the newest first; the first one holds from ever. */
export function VersionsTable({ versions, locale }: { versions: readonly Version[]; locale: string }) {
  return (
    <Card
      title="Versions"
      description="The one that holds on the first day of a period prices the whole period."
      isFlush
    >
      <Table
        caption="Versions of this price"
        columns={columnsIn(locale)}
        rows={[...versions].reverse()}
        rowKey={({ number }) => number}
      />
    </Card>
  );
}

function columnsIn(locale: string): Column<Version>[] {
  return [
    {
      key: "effectiveFrom",
      header: "From",
      isTitle: true,
      cell: ({ number, effectiveFrom }) =>
        number === 1 ? "The beginning" : formatDate(effectiveFrom, locale),
    },
    { key: "words", header: "Price", cell: ({ words }) => words },
  ];
}
