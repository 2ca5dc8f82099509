import type { ReactNode } from "react";
import { InstantText } from "../date-text.tsx";
import { StatusBadge } from "../status-badge.tsx";
import { type Column, Table } from "../table.tsx";

type IncidentRow = {
  id: string;
  headline: string;
  detail: string;
  action: string;
  hits: number;
  openedAt: Date;
  resolvedAt: Date | null;
  quietSince: Date | null;
  notices: number;
};

type IncidentsTableProps = {
  incidents: readonly IncidentRow[];
  timeZone: string;
  locale: string;
  empty: ReactNode;
};

export function IncidentsTable({ incidents, empty, ...zone }: IncidentsTableProps) {
  const columns: Column<IncidentRow>[] = [
    {
      key: "what",
      header: "What",
      isTitle: true,
      cell: ({ headline, detail, action, resolvedAt }) => (
        <div className="space-y-0.5">
          <p>{headline}</p>
          <p className="font-normal text-muted">{detail}</p>
          {resolvedAt ? null : <p className="font-normal">{action}</p>}
        </div>
      ),
    },
    { key: "state", header: "State", cell: (incident) => <IncidentState incident={incident} /> },
    {
      key: "since",
      header: "Began",
      cell: ({ openedAt }) => <InstantText at={openedAt} {...zone} />,
    },
    {
      key: "until",
      header: "Over since",
      cell: ({ resolvedAt, quietSince }) =>
        resolvedAt ? <InstantText at={quietSince ?? resolvedAt} {...zone} /> : null,
    },
    { key: "hits", header: "Failures", align: "end", isHiddenOnPhone: true, cell: ({ hits }) => hits },
    {
      key: "notices",
      header: "Told",
      isHiddenOnPhone: true,
      cell: ({ notices }) => toldInWords(notices),
    },
  ];
  return (
    <Table caption="Incidents" columns={columns} rows={incidents} rowKey={({ id }) => id} empty={empty} />
  );
}

function IncidentState({ incident }: { incident: IncidentRow }) {
  return <StatusBadge kind="incident" status={incident.resolvedAt ? "resolved" : "open"} />;
}

/** The first notice tells of the beginning, every further one is a reminder. */
function toldInWords(notices: number): string {
  if (notices === 0) return "Nobody yet";
  if (notices === 1) return "All admins";
  return notices === 2 ? "All admins, reminded once" : `All admins, reminded ${notices - 1} times`;
}
