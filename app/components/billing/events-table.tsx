import type { ReactNode } from "react";
import type { StripeEventState } from "#lib/statuses";
import { InstantText } from "../date-text.tsx";
import { PostButton } from "../post-button.tsx";
import { StatusBadge } from "../status-badge.tsx";
import { type Column, Table } from "../table.tsx";

type EventRow = {
  id: string;
  type: string;
  objectId: string;
  state: StripeEventState;
  attempts: number;
  error: string | null;
  receivedAt: Date;
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
      cell: ({ type, id, error }) => (
        <div className="space-y-0.5">
          <p className="break-all">{type}</p>
          <p className="font-normal break-all text-muted">{id}</p>
          {error ? <p className="font-normal text-danger">{error}</p> : null}
        </div>
      ),
    },
    {
      key: "object",
      header: "About",
      isHiddenOnPhone: true,
      cell: ({ objectId }) => <code className="break-all">{objectId}</code>,
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
      cell: ({ id }) => <PostButton action={`/admin/billing/events/${id}/replay`}>Apply again</PostButton>,
    },
  ];
  return (
    <Table caption="Stripe events" columns={columns} rows={events} rowKey={({ id }) => id} empty={empty} />
  );
}
