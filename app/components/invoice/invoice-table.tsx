import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { DateText } from "../date-text.tsx";
import { MoneyText } from "../money.tsx";
import { Table, type Column } from "../table.tsx";
import { InvoiceStatusBadges, type InvoiceStatusProps } from "./invoice-status.tsx";

/** Amounts in minor units. */
export type ListedInvoice = InvoiceStatusProps["invoice"] & {
  id: string;
  number: string | null;
  client: { id: string; name: string };
  currency: string;
  total: bigint;
  amountDue: bigint;
  issuedOn: string | null;
  dueOn: string | null;
};

export type InvoiceTableProps = {
  caption: string;
  invoices: readonly ListedInvoice[];
  locale: string;
  /** On a client's own page the client goes without saying. */
  withClient?: true;
  /** A box before each, for the form around the table. */
  withBoxes?: boolean;
  /** The present order, where the list can be sorted. */
  sort?: string;
  empty: ReactNode;
};

export function InvoiceTable(props: InvoiceTableProps) {
  const { caption, invoices, locale, withClient, withBoxes = false, sort, empty } = props;
  const columns = [
    ...(withBoxes ? [boxColumn] : []),
    ...columnsOf({ isSortable: sort !== undefined, locale }),
  ];
  return (
    <Table
      caption={caption}
      columns={withClient ? columns : columns.filter(({ key }) => key !== "client")}
      rows={invoices}
      rowKey={({ id }) => id}
      sort={sort}
      empty={empty}
    />
  );
}

const boxColumn: Column<ListedInvoice> = {
  key: "box",
  header: "Tick",
  cell: ({ id, number, client }) => (
    <label className="target inline-flex items-center justify-center">
      <span className="sr-only">{`Tick ${number ?? `the draft for ${client.name}`}`}</span>
      <input type="checkbox" name="id" value={id} className="size-5 shrink-0" />
    </label>
  ),
};

type ColumnSettings = { isSortable: boolean; locale: string };

function columnsOf({ isSortable, locale }: ColumnSettings): Column<ListedInvoice>[] {
  return [
    {
      key: "number",
      header: "Number",
      isTitle: true,
      isSortable,
      cell: ({ id, number }) => (
        <Link to={`/admin/invoices/${id}`} className="link whitespace-nowrap">
          {number ?? "Draft"}
        </Link>
      ),
    },
    {
      key: "client",
      header: "Client",
      cell: ({ client }) => (
        <Link to={`/admin/clients/${client.id}`} className="hover:underline">
          {client.name}
        </Link>
      ),
    },
    { key: "status", header: "Status", cell: (invoice) => <InvoiceStatusBadges invoice={invoice} /> },
    {
      key: "issuedOn",
      header: "Issued",
      isHiddenOnPhone: true,
      cell: ({ issuedOn }) => <Day date={issuedOn} locale={locale} />,
    },
    {
      key: "dueOn",
      header: "Due",
      isSortable,
      cell: ({ dueOn }) => <Day date={dueOn} locale={locale} />,
    },
    {
      key: "total",
      header: "Total",
      align: "end",
      isSortable,
      cell: ({ total, currency }) => <MoneyText money={{ amount: total, currency }} locale={locale} />,
    },
    {
      key: "amountDue",
      header: "Still due",
      align: "end",
      cell: ({ amountDue, currency }) =>
        amountDue === 0n ? (
          <span className="text-muted">—</span>
        ) : (
          <MoneyText money={{ amount: amountDue, currency }} locale={locale} />
        ),
    },
  ];
}

function Day({ date, locale }: { date: string | null; locale: string }) {
  return date ? <DateText date={date} locale={locale} /> : <span className="text-muted">—</span>;
}
