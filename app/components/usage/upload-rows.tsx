import { Badge } from "../badge.tsx";
import { InstantText } from "../date-text.tsx";
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

export type UploadRowsProps = {
  caption: string;
  rows: readonly UploadRow[];
  zone: { timeZone: string; locale: string };
};

/** Rows of a table with what would become of each. */
export function UploadRows({ caption, rows, zone }: UploadRowsProps) {
  return <Table caption={caption} columns={columnsFor(zone)} rows={rows} rowKey={({ line }) => line} />;
}

function columnsFor(zone: UploadRowsProps["zone"]): Column<UploadRow>[] {
  return [
    { key: "line", header: "Line", isTitle: true, cell: ({ line }) => `Line ${line}` },
    { key: "client", header: "Client", cell: ({ client }) => <Typed text={client} /> },
    { key: "meter", header: "Meter", cell: ({ meter }) => <Typed text={meter} /> },
    { key: "at", header: "Happened", cell: ({ at }) => <Happened at={at} zone={zone} /> },
    { key: "value", header: "Value", align: "end", cell: ({ value = "1" }) => <Typed text={value} /> },
    { key: "verdict", header: "Counts", cell: (row) => <Verdict {...row} /> },
  ];
}

/** What somebody typed may be one long word. */
function Typed({ text }: { text: string }) {
  return <span className="inline-block wrap-anywhere sm:min-w-20">{text}</span>;
}

/** By the clocks that days and times in a table are read by; what is no moment stays as it was typed. */
function Happened({ at, zone }: { at: string; zone: UploadRowsProps["zone"] }) {
  const instant = new Date(at);
  const isMoment = !Number.isNaN(instant.getTime()) && instant.toISOString() === at;
  return isMoment ? <InstantText at={instant} {...zone} /> : <Typed text={at} />;
}

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
