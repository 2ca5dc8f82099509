import { Badge } from "../badge.tsx";
import { type Column, Table } from "../table.tsx";

export type UploadRow = {
  line: number;
  client: string;
  meter: string;
  value?: string | undefined;
  at: string;
  verdict: "good" | "known" | "refused";
  reason: string | null;
};

/** Rows of a table with what would become of each. */
export function UploadRows({ caption, rows }: { caption: string; rows: readonly UploadRow[] }) {
  return <Table caption={caption} columns={columns} rows={rows} rowKey={({ line }) => line} />;
}

const columns: Column<UploadRow>[] = [
  { key: "line", header: "Line", isTitle: true, cell: ({ line }) => line },
  { key: "client", header: "Client", cell: ({ client }) => <span className="wrap-anywhere">{client}</span> },
  { key: "meter", header: "Meter", cell: ({ meter }) => <span className="wrap-anywhere">{meter}</span> },
  { key: "at", header: "Happened", cell: ({ at }) => <span className="wrap-anywhere">{at}</span> },
  { key: "value", header: "Value", align: "end", cell: ({ value = "1" }) => value },
  { key: "verdict", header: "Counts", cell: (row) => <Verdict {...row} /> },
];

function Verdict({ verdict, reason }: UploadRow) {
  if (verdict === "good") return <Badge tone="success">Good</Badge>;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1 max-sm:justify-end">
      {verdict === "known" ? (
        <Badge tone="info">Counted already</Badge>
      ) : (
        <Badge tone="danger">Refused</Badge>
      )}
      <span className="wrap-anywhere">{reason}</span>
    </span>
  );
}
