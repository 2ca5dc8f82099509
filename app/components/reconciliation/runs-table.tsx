import { Badge } from "../badge.tsx";
import { InstantText } from "../date-text.tsx";
import { type Column, Table } from "../table.tsx";
import { occasionWords } from "./words.ts";

type RunRow = {
  id: string;
  occasion: keyof typeof occasionWords;
  state: "running" | "done" | "failed";
  startedAt: Date | string;
  balanced: boolean | null;
  read: number;
  healed: number;
  error: string | null;
};

type RunsTableProps = { runs: readonly RunRow[]; locale: string; timeZone: string };

export function RunsTable({ runs, ...zone }: RunsTableProps) {
  const columns: Column<RunRow>[] = [
    {
      key: "started",
      header: "Began",
      isTitle: true,
      cell: ({ startedAt }) => <InstantText at={startedAt} {...zone} />,
    },
    { key: "occasion", header: "Why", cell: ({ occasion }) => occasionWords[occasion] },
    { key: "read", header: "Read", align: "end", cell: ({ read }) => read },
    { key: "healed", header: "Brought in line", align: "end", cell: ({ healed }) => healed },
    {
      key: "state",
      header: "Result",
      cell: (run) => (
        <div className="space-y-1">
          <Result {...run} />
          {run.error ? <p className="text-sm text-danger">{run.error}</p> : null}
        </div>
      ),
    },
  ];
  return (
    <Table
      caption="Latest comparisons with Stripe"
      columns={columns}
      rows={runs}
      rowKey={({ id }) => id}
      empty={<p className="px-5 pb-4 text-muted">None yet.</p>}
    />
  );
}

function Result({ state, balanced }: RunRow) {
  if (state === "running") return <Badge tone="info">Under way</Badge>;
  if (state === "failed") return <Badge tone="danger">Ended early</Badge>;
  return balanced ? <Badge tone="success">Equal</Badge> : <Badge tone="danger">Differs</Badge>;
}
