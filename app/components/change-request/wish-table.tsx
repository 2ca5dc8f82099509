import { type Column, Table } from "../table.tsx";
import { type ChangeableField, fieldLabels } from "./words.ts";

export type ShownWish = {
  field: ChangeableField;
  /** As it was when it was asked for. */
  before: string;
  after: string;
  /** As it is today; null where that does not matter any more. */
  now: string | null;
};

/** What is to change, beside what it is now. */
export function WishTable({ wishes }: { wishes: readonly ShownWish[] }) {
  const columns: Column<ShownWish>[] = [
    { key: "field", header: "What", isTitle: true, cell: ({ field }) => fieldLabels[field] },
    { key: "is", header: "Is", cell: (wish) => <Present wish={wish} /> },
    { key: "wish", header: "Is to be", cell: ({ after }) => <Value text={after} /> },
  ];
  return <Table caption="What is to change" columns={columns} rows={wishes} rowKey={({ field }) => field} />;
}

function Present({ wish: { before, now } }: { wish: ShownWish }) {
  if (now === null || now === before) return <Value text={before} />;
  return (
    <>
      <Value text={now} />
      <p className="text-sm text-warning">
        When it was asked for: <Value text={before} />
      </p>
    </>
  );
}

function Value({ text }: { text: string }) {
  if (text === "") return <span className="text-muted">Empty</span>;
  return <bdi className="break-words whitespace-pre-line">{text}</bdi>;
}
