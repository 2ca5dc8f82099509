import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { DateText } from "../date-text.tsx";
import { MoneyText } from "../money.tsx";
import { StatusBadge } from "../status-badge.tsx";
import { type Column, Table } from "../table.tsx";
import type { ListedCreditNote } from "./credit-note-list.tsx";

/** A credit note among those of all clients. */
export type TabledCreditNote = ListedCreditNote & {
  status: "draft" | "issued";
  invoiceId: string;
  clientId: string;
  clientName: string;
};

export type CreditNoteTableProps = {
  notes: readonly TabledCreditNote[];
  locale: string;
  empty: ReactNode;
};

export function CreditNoteTable({ notes, locale, empty }: CreditNoteTableProps) {
  const columns: Column<TabledCreditNote>[] = [
    {
      key: "number",
      header: "Number",
      isTitle: true,
      cell: ({ id, number }) => (
        <Link to={`/admin/credit-notes/${id}`} className="link whitespace-nowrap">
          {number ?? "Draft"}
        </Link>
      ),
    },
    {
      key: "client",
      header: "Client",
      cell: ({ clientId, clientName }) => (
        <Link to={`/admin/clients/${clientId}`} className="link">
          {clientName}
        </Link>
      ),
    },
    {
      key: "invoice",
      header: "Of",
      cell: ({ invoiceId, invoiceNumber }) => (
        <Link to={`/admin/invoices/${invoiceId}`} className="link whitespace-nowrap">
          {invoiceNumber}
        </Link>
      ),
    },
    {
      key: "status",
      header: "Status",
      cell: ({ status }) => <StatusBadge kind="creditNote" status={status} />,
    },
    {
      key: "issued",
      header: "Issued",
      cell: ({ issuedOn }) => (issuedOn ? <DateText date={issuedOn} locale={locale} /> : "—"),
    },
    {
      key: "total",
      header: "Total",
      align: "end",
      cell: ({ total, currency }) => <MoneyText money={{ amount: total, currency }} locale={locale} />,
    },
  ];
  return (
    <Table caption="Credit notes" columns={columns} rows={notes} rowKey={({ id }) => id} empty={empty} />
  );
}
