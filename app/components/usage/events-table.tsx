import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Badge } from "../badge.tsx";
import { InstantText } from "../date-text.tsx";
import { type Column, Table } from "../table.tsx";
import { PropertyList } from "./property-list.tsx";

export type ListedEvent = {
  number: number;
  meter: { name: string; unit: string };
  client: { id: string; name: string };
  at: Date;
  receivedAt: Date;
  value: string;
  properties: Readonly<Record<string, string | number | boolean>> | null;
  passesFilters: boolean;
  takesBack: string | null;
  takenBackBy: string | null;
};

type EventsTableProps = {
  events: readonly ListedEvent[];
  zone: { timeZone: string; locale: string };
  empty: ReactNode;
};

/** Events with when they happened and when they came. */
export function EventsTable({ events, zone, empty }: EventsTableProps) {
  const columns: Column<ListedEvent>[] = [
    {
      key: "at",
      header: "Happened",
      isTitle: true,
      cell: ({ number, at }) => (
        <Link to={`/admin/usage/events/${number}`} className="link">
          <InstantText at={at} {...zone} precision="second" />
        </Link>
      ),
    },
    { key: "client", header: "Client", cell: ({ client }) => <ClientLink {...client} /> },
    { key: "meter", header: "Meter", cell: ({ meter }) => meter.name },
    { key: "value", header: "Value", align: "end", cell: ({ value }) => value },
    {
      key: "properties",
      header: "Properties",
      isHiddenOnPhone: true,
      cell: ({ properties }) => <PropertyList properties={properties} />,
    },
    {
      key: "receivedAt",
      header: "Came",
      cell: ({ receivedAt }) => <InstantText at={receivedAt} {...zone} precision="second" />,
    },
    { key: "state", header: "State", cell: (event) => <EventState {...event} /> },
  ];
  return (
    <Table
      caption="Usage events"
      columns={columns}
      rows={events}
      rowKey={({ number }) => number}
      empty={empty}
    />
  );
}

function ClientLink({ id, name }: { id: string; name: string }) {
  return (
    <Link to={`/admin/clients/${id}`} className="link">
      {name}
    </Link>
  );
}

type EventStateProps = Pick<ListedEvent, "passesFilters" | "takesBack" | "takenBackBy">;

export function EventState({ passesFilters, takesBack, takenBackBy }: EventStateProps) {
  if (takesBack !== null) return <Badge tone="info">Takes one back</Badge>;
  if (takenBackBy !== null) return <Badge tone="warning">Taken back</Badge>;
  return passesFilters ? <Badge tone="success">Counts</Badge> : <Badge>Filtered out</Badge>;
}
