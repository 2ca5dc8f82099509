import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Badge } from "../badge.tsx";
import { LinkButton } from "../button.tsx";
import { InstantText } from "../date-text.tsx";
import { MoneyText } from "../money.tsx";
import { type Column, Table } from "../table.tsx";
import { TextLink } from "../text-link.tsx";
import { DiscrepancyButton } from "./discrepancy-button.tsx";
import { discrepancyLooks, reasonLabel } from "./words.ts";

export type DiscrepancyRow = {
  id: string;
  reason: string;
  action: string;
  state: keyof typeof discrepancyLooks;
  amount: bigint;
  currency: string;
  detail: string;
  note: string;
  stripeObjectId: string;
  paymentId: string | null;
  invoiceId: string | null;
  invoice: { id: string; number: string; clientName: string } | null;
  openedAt: Date | string;
};

type DiscrepancyTableProps = {
  discrepancies: readonly DiscrepancyRow[];
  locale: string;
  timeZone: string;
  empty: ReactNode;
};

export function DiscrepancyTable({ discrepancies, empty, locale, timeZone }: DiscrepancyTableProps) {
  const columns: Column<DiscrepancyRow>[] = [
    {
      key: "what",
      header: "What",
      isTitle: true,
      cell: ({ id, reason, detail, note, invoice }) => (
        <div className="space-y-0.5">
          <Link to={`/admin/reconciliation/discrepancies/${id}`} className="link">
            {reasonLabel(reason)}
          </Link>
          <p className="text-sm font-normal text-muted">{detail}</p>
          {invoice ? (
            <p className="text-sm font-normal">
              <TextLink to={`/admin/invoices/${invoice.id}`}>{invoice.number}</TextLink>, {invoice.clientName}
            </p>
          ) : null}
          {note ? <p className="text-sm font-normal">Note: {note}</p> : null}
        </div>
      ),
    },
    {
      key: "amount",
      header: "Amount",
      align: "end",
      cell: ({ amount, currency }) => <MoneyText money={{ amount, currency }} locale={locale} />,
    },
    {
      key: "since",
      header: "Since",
      isHiddenOnPhone: true,
      cell: ({ openedAt }) => <InstantText at={openedAt} timeZone={timeZone} locale={locale} />,
    },
    { key: "state", header: "State", cell: ({ state }) => <DiscrepancyBadge state={state} /> },
    {
      key: "actions",
      header: "",
      align: "end",
      cell: (row) =>
        row.state === "open" ? (
          <div className="flex flex-wrap gap-2 sm:justify-end">
            <DiscrepancyButton discrepancy={row} action={row.action} />
            <LinkButton to={`/admin/reconciliation/discrepancies/${row.id}`} variant="quiet">
              More
            </LinkButton>
          </div>
        ) : null,
    },
  ];
  return (
    <Table
      caption="Discrepancies"
      columns={columns}
      rows={discrepancies}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}

export function DiscrepancyBadge({ state }: { state: keyof typeof discrepancyLooks }) {
  const [label, tone] = discrepancyLooks[state];
  return <Badge tone={tone}>{label}</Badge>;
}
