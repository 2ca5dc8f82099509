import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { StripeEventState } from "#lib/statuses";
import { InstantText } from "../date-text.tsx";
import { StatusBadge } from "../status-badge.tsx";
import { type Column, Table } from "../table.tsx";
import { ReplayButton } from "./replay-button.tsx";

type EventRow = {
  id: string;
  type: string;
  objectId: string;
  state: StripeEventState;
  attempts: number;
  error: string | null;
  receivedAt: Date;
  changes: readonly { what: string }[];
};

type EventsTableProps = {
  events: readonly EventRow[];
  timeZone: string;
  locale: string;
  empty: ReactNode;
};

export function EventsTable({ events, empty, ...zone }: EventsTableProps) {
  const columns: Column<EventRow>[] = [
    {
      key: "type",
      header: "Event",
      isTitle: true,
      cell: ({ type, id, error, changes }) => (
        <div className="space-y-0.5 sm:min-w-56">
          <Link to={`/admin/billing/events/${id}`} className="link wrap-anywhere">
            {type}
          </Link>
          {changes.length > 0 ? (
            <p className="font-normal text-muted">{changes.map(({ what }) => what).join("; ")}</p>
          ) : null}
          {error ? <p className="font-normal text-danger">{error}</p> : null}
        </div>
      ),
    },
    {
      key: "object",
      header: "About",
      isHiddenOnPhone: true,
      cell: ({ objectId }) => <code className="text-sm break-all">{objectId}</code>,
    },
    { key: "state", header: "State", cell: ({ state }) => <StatusBadge kind="stripeEvent" status={state} /> },
    {
      key: "attempts",
      header: "Attempts",
      align: "end",
      isHiddenOnPhone: true,
      cell: ({ attempts }) => attempts,
    },
    {
      key: "received",
      header: "Received",
      cell: ({ receivedAt }) => <InstantText at={receivedAt} {...zone} />,
    },
    {
      key: "actions",
      header: "",
      align: "end",
      cell: ({ id }) => <ReplayButton eventId={id} />,
    },
  ];
  return (
    <Table caption="Stripe events" columns={columns} rows={events} rowKey={({ id }) => id} empty={empty} />
  );
}
