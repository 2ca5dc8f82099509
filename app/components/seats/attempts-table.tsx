import { Badge, type BadgeTone } from "../badge.tsx";
import { InstantText } from "../date-text.tsx";
import { type Column, Table } from "../table.tsx";

type AttemptRow = {
  id: number;
  version: number;
  quantity: number;
  startedAt: Date;
  /** Null while it runs. */
  result: string | null;
  requestId: string | null;
};

type AttemptsTableProps = { attempts: readonly AttemptRow[]; timeZone: string; locale: string };

const results: Readonly<Record<string, readonly [label: string, tone: BadgeTone]>> = {
  applied: ["Set at Stripe", "success"],
  confirmed: ["Was right already", "success"],
  unknown: ["No answer", "warning"],
  server: ["Stripe failed", "warning"],
  busy: ["Told to wait", "warning"],
  mismatch: ["Repeated wrongly", "warning"],
  config: ["Key refused", "danger"],
  payment: ["Payment missing", "danger"],
  missing: ["Not found", "danger"],
  invalid: ["Refused", "danger"],
  canceled: ["Canceled at Stripe", "danger"],
  overtaken: ["Overtaken", "neutral"],
  interrupted: ["Interrupted", "neutral"],
};

export function AttemptsTable({ attempts, timeZone, locale }: AttemptsTableProps) {
  const columns: Column<AttemptRow>[] = [
    {
      key: "at",
      header: "When",
      isTitle: true,
      cell: ({ startedAt }) => <InstantText at={startedAt} timeZone={timeZone} locale={locale} />,
    },
    { key: "quantity", header: "Seats", align: "end", cell: ({ quantity }) => quantity },
    { key: "result", header: "Result", cell: ({ result }) => <Result result={result} /> },
    {
      key: "request",
      header: "Failed request at Stripe",
      isHiddenOnPhone: true,
      cell: ({ requestId }) => (requestId ? <code className="break-all">{requestId}</code> : "—"),
    },
  ];
  return <Table caption="Latest attempts" columns={columns} rows={attempts} rowKey={({ id }) => id} />;
}

function Result({ result }: { result: string | null }) {
  if (result === null) return <Badge tone="info">Under way</Badge>;
  const [label, tone] = results[result] ?? [result, "neutral"];
  return <Badge tone={tone}>{label}</Badge>;
}
