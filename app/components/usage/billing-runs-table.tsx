import { Link } from "@remix-run/react";
import { Badge } from "../badge.tsx";
import { InstantText } from "../date-text.tsx";
import { type Column, Table } from "../table.tsx";
import { type NamedProblem, ProblemList } from "./problem-list.tsx";

export type ShownRun = {
  id: string;
  state: "waiting" | "running" | "done";
  /** Null: every client. */
  clientName: string | null;
  asOf: Date;
  planned: number;
  billed: number;
  /** Of what it made; not more than a handful. */
  invoices: readonly { id: string; number: string | null }[];
  problems: readonly NamedProblem[];
  createdAt: Date;
};

type BillingRunsTableProps = { runs: readonly ShownRun[]; locale: string; timeZone: string };

/** Runs that somebody asked for. */
export function BillingRunsTable({ runs, ...zone }: BillingRunsTableProps) {
  return (
    <Table
      caption="Runs"
      columns={columnsFor(zone)}
      rows={runs}
      rowKey={({ id }) => id}
      empty={<p className="px-5 pb-4 text-muted">Nobody has asked for one yet.</p>}
    />
  );
}

function columnsFor(zone: { locale: string; timeZone: string }): Column<ShownRun>[] {
  return [
    {
      key: "asked",
      header: "Asked for",
      isTitle: true,
      cell: ({ createdAt }) => <InstantText at={createdAt} {...zone} />,
    },
    { key: "client", header: "Client", cell: ({ clientName }) => clientName ?? "All" },
    { key: "asOf", header: "As of", cell: ({ asOf }) => <InstantText at={asOf} {...zone} /> },
    { key: "planned", header: "Plans due", align: "end", cell: ({ planned }) => planned },
    { key: "billed", header: "Bills made", align: "end", cell: (run) => <BillsMade {...run} /> },
    {
      key: "state",
      header: "State",
      cell: ({ state, problems }) => (
        <div className="space-y-1">
          {state === "done" ? (
            <Badge tone={problems.length > 0 ? "warning" : "success"}>
              {problems.length > 0 ? "Done in part" : "Done"}
            </Badge>
          ) : (
            <Badge tone="info">{state === "waiting" ? "Begins soon" : "Under way"}</Badge>
          )}
          {problems.length > 0 ? <ProblemList problems={problems} /> : null}
        </div>
      ),
    },
  ];
}

function BillsMade({ billed, invoices }: ShownRun) {
  return (
    <>
      {billed}
      {invoices.map(({ id, number }) => (
        <Link key={id} to={`/admin/invoices/${id}`} className="link block whitespace-nowrap">
          {number ?? "Draft invoice"}
        </Link>
      ))}
      {billed > invoices.length && invoices.length > 0 ? (
        <span className="block text-sm text-muted">and {billed - invoices.length} more</span>
      ) : null}
    </>
  );
}
