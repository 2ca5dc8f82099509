import type { ReactNode } from "react";
import type { EmailState } from "#lib/statuses";
import { InstantText } from "../date-text.tsx";
import { StatusBadge } from "../status-badge.tsx";
import { type Column, Table } from "../table.tsx";

type NoticeRow = {
  id: string;
  occasion: "opening" | "reminder" | "all-clear";
  /** Which reminder it is, from 1. */
  number: number | null;
  name: string;
  address: string;
  state: EmailState;
  writtenAt: Date;
  sentAt: Date | null;
  nextAttemptAt: Date | null;
  reason: string | null;
};

type NoticesTableProps = {
  notices: readonly NoticeRow[];
  timeZone: string;
  locale: string;
  empty: ReactNode;
};

/** Every e-mail about one incident: to whom, on which occasion, and what became of it. */
export function NoticesTable({ notices, empty, ...zone }: NoticesTableProps) {
  const at = (instant: Date) => <InstantText at={instant} {...zone} precision="second" />;
  const columns: Column<NoticeRow>[] = [
    {
      key: "to",
      header: "To",
      isTitle: true,
      cell: ({ name, address, reason, state }) => (
        <div className="space-y-0.5">
          <p>{name || address}</p>
          {name ? <p className="font-normal break-all text-muted">{address}</p> : null}
          {reason && state !== "sent" ? <p className="font-normal">{reason}</p> : null}
        </div>
      ),
    },
    { key: "occasion", header: "Occasion", cell: occasionInWords },
    { key: "state", header: "State", cell: ({ state }) => <StatusBadge kind="email" status={state} /> },
    { key: "written", header: "Written", isHiddenOnPhone: true, cell: ({ writtenAt }) => at(writtenAt) },
    {
      key: "sent",
      header: "Sent",
      cell: ({ sentAt, nextAttemptAt }) => {
        if (sentAt) return at(sentAt);
        return nextAttemptAt ? <>Next attempt {at(nextAttemptAt)}</> : "—";
      },
    },
  ];
  return <Table caption="Notices" columns={columns} rows={notices} rowKey={({ id }) => id} empty={empty} />;
}

function occasionInWords({ occasion, number }: NoticeRow): string {
  if (occasion === "opening") return "First notice";
  return occasion === "all-clear" ? "All-clear" : `Reminder ${number ?? ""}`.trim();
}
