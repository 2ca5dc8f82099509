import { Link } from "@remix-run/react";
import { Badge } from "../badge.tsx";
import { DateText, InstantText } from "../date-text.tsx";
import { MoneyText } from "../money.tsx";
import { type Column, Table } from "../table.tsx";

export type ShownBill = {
  id: string;
  /** The last day whose usage it bills. */
  lastDay: string;
  state: "drafted" | "finished";
  createdAt: Date;
  releasedAt: Date | null;
  invoice: { id: string; number: string | null; currency: string; total: bigint } | null;
  creditNotes: readonly { id: string; number: string | null }[];
};

type BillsTableProps = { bills: readonly ShownBill[]; locale: string; timeZone: string };

/** What a plan was billed so far. */
export function BillsTable({ bills, ...zone }: BillsTableProps) {
  return (
    <Table
      caption="Bills so far"
      columns={columnsFor(zone)}
      rows={bills}
      rowKey={({ id }) => id}
      empty={
        <p className="px-5 pb-4 text-muted">None yet. The first is made when the first period is over.</p>
      }
    />
  );
}

function columnsFor(zone: { locale: string; timeZone: string }): Column<ShownBill>[] {
  return [
    {
      key: "until",
      header: "Usage until",
      isTitle: true,
      cell: ({ lastDay }) => <DateText date={lastDay} locale={zone.locale} />,
    },
    { key: "invoice", header: "Documents", cell: (bill) => <Documents {...bill} /> },
    { key: "made", header: "Made", cell: ({ createdAt }) => <InstantText at={createdAt} {...zone} /> },
    {
      key: "total",
      header: "Total",
      align: "end",
      cell: ({ invoice }) =>
        invoice ? (
          <MoneyText money={{ amount: invoice.total, currency: invoice.currency }} locale={zone.locale} />
        ) : (
          "—"
        ),
    },
  ];
}

function Documents({ invoice, creditNotes, releasedAt, state }: ShownBill) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1 max-sm:justify-end">
      {invoice ? (
        <Link to={`/admin/invoices/${invoice.id}`} className="link">
          {invoice.number ?? "Draft invoice"}
        </Link>
      ) : null}
      {creditNotes.map(({ id, number }) => (
        <Link key={id} to={`/admin/credit-notes/${id}`} className="link">
          {number ?? "Draft credit note"}
        </Link>
      ))}
      {releasedAt ? <Badge>Taken back</Badge> : null}
      {state === "drafted" && !releasedAt ? <Badge tone="info">Being finished</Badge> : null}
      {!invoice && creditNotes.length === 0 && !releasedAt ? "Nothing to charge" : null}
    </span>
  );
}
