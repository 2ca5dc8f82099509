import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { PlanInterval } from "#lib/plan-periods";
import { Badge } from "../badge.tsx";
import { DateText, InstantText } from "../date-text.tsx";
import { type Column, Table } from "../table.tsx";
import { rhythmWords } from "./words.ts";

export type ListedPlan = {
  id: string;
  clientName: string;
  prices: readonly { id: string; name: string }[];
  interval: PlanInterval;
  anchorDay: number;
  startsOn: string;
  endsOn: string | null;
  nextBillAt: Date | null;
};

type PlansTableProps = {
  plans: readonly ListedPlan[];
  locale: string;
  timeZone: string;
  empty: ReactNode;
};

export function PlansTable({ plans, empty, ...zone }: PlansTableProps) {
  return (
    <Table
      caption="Usage plans"
      columns={columnsFor(zone)}
      rows={plans}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}

function columnsFor(zone: { locale: string; timeZone: string }): Column<ListedPlan>[] {
  return [
    {
      key: "client",
      header: "Client",
      isTitle: true,
      cell: ({ id, clientName }) => (
        <Link to={`/admin/usage/plans/${id}`} className="link">
          {clientName}
        </Link>
      ),
    },
    { key: "prices", header: "Prices", cell: ({ prices }) => prices.map(({ name }) => name).join(", ") },
    { key: "rhythm", header: "Billed", cell: (plan) => rhythmWords(plan) },
    {
      key: "starts",
      header: "Starts",
      cell: ({ startsOn }) => <DateText date={startsOn} locale={zone.locale} />,
    },
    {
      key: "next",
      header: "Next bill",
      cell: ({ nextBillAt, endsOn }) => (
        <span className="inline-flex flex-wrap items-center gap-2 max-sm:justify-end">
          {nextBillAt ? <InstantText at={nextBillAt} {...zone} /> : "—"}
          {endsOn === null ? null : <Badge>Ends</Badge>}
        </span>
      ),
    },
  ];
}
