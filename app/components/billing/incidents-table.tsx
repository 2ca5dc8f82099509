import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { EmailState } from "#lib/statuses";
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
  /** How many of the e-mails about it are in each state. */
  mails: Readonly<Record<EmailState, number>>;
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
      cell: ({ id, headline, detail, action, resolvedAt }) => (
        <div className="space-y-0.5">
          <p>
            <Link to={`/admin/billing/incidents/${id}`} className="link">
              {headline}
            </Link>
          </p>
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
        resolvedAt ? <InstantText at={quietSince ?? resolvedAt} {...zone} /> : "Not yet",
    },
    { key: "hits", header: "Failures", align: "end", isHiddenOnPhone: true, cell: ({ hits }) => hits },
    {
      key: "notices",
      header: "E-mails",
      isHiddenOnPhone: true,
      cell: ({ mails }) => mailsInWords(mails),
    },
  ];
  return (
    <Table caption="Incidents" columns={columns} rows={incidents} rowKey={({ id }) => id} empty={empty} />
  );
}

function IncidentState({ incident }: { incident: IncidentRow }) {
  return <StatusBadge kind="incident" status={incident.resolvedAt ? "resolved" : "open"} />;
}

function mailsInWords({ sent, queued, failed }: IncidentRow["mails"]): string {
  const parts = [
    ...(sent > 0 ? [`${sent} sent`] : []),
    ...(queued > 0 ? [`${queued} waiting`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
  ];
  return parts.join(", ") || "None";
}
