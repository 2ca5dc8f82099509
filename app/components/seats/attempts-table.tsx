import type { ReactNode } from "react";
import { Badge, type BadgeTone } from "../badge.tsx";
import { InstantText } from "../date-text.tsx";
import { type Column, Table } from "../table.tsx";

type AttemptRow = {
  id: number;
  quantity: number;
  startedAt: Date;
  /** Null while it runs. */
  result: string | null;
  /** Null when nothing went wrong. */
  detail: string | null;
  requestId: string | null;
};

type AttemptsTableProps = {
  attempts: readonly AttemptRow[];
  timeZone: string;
  locale: string;
  empty?: ReactNode;
};

const results: Readonly<Record<string, readonly [label: string, tone: BadgeTone]>> = {
  applied: ["Set at Stripe", "success"],
  confirmed: ["Was right already", "success"],
  corrected: ["Set right at Stripe", "success"],
  ended: ["Ended as planned", "neutral"],
  unknown: ["No answer", "warning"],
  server: ["Stripe failed", "warning"],
  busy: ["Told to wait", "warning"],
  mismatch: ["Repeated wrongly", "warning"],
  config: ["Key refused", "danger"],
  payment: ["Payment missing", "danger"],
  missing: ["Not found", "danger"],
  invalid: ["Refused", "danger"],
  canceled: ["Canceled at Stripe", "danger"],
  price: ["Price refused", "danger"],
  disputed: ["Left alone", "danger"],
  overtaken: ["Overtaken", "neutral"],
  interrupted: ["Interrupted", "neutral"],
};

export function AttemptsTable({ attempts, empty, ...zone }: AttemptsTableProps) {
  const columns: Column<AttemptRow>[] = [
    {
      key: "at",
      header: "When",
      isTitle: true,
      cell: ({ startedAt }) => <InstantText at={startedAt} {...zone} precision="second" />,
    },
    { key: "quantity", header: "Seats", align: "end", cell: ({ quantity }) => quantity },
    { key: "result", header: "Result", cell: ({ result }) => <Result result={result} /> },
    {
      key: "detail",
      header: "What happened",
      cell: ({ detail }) => detail ?? "—",
    },
    {
      key: "request",
      header: "Request at Stripe",
      cell: ({ requestId }) => (requestId ? <code className="break-all">{requestId}</code> : "—"),
    },
  ];
  return (
    <Table
      caption="Attempts to tell Stripe the count of seats"
      columns={columns}
      rows={attempts}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}

function Result({ result }: { result: string | null }) {
  if (result === null) return <Badge tone="info">Under way</Badge>;
  const [label, tone] = results[result] ?? [result, "neutral"];
  return <Badge tone={tone}>{label}</Badge>;
}
