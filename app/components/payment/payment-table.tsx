import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { PaymentState } from "#lib/statuses";
import { DateText, InstantText } from "../date-text.tsx";
import { MoneyText } from "../money.tsx";
import { StatusBadge } from "../status-badge.tsx";
import { type Column, Table } from "../table.tsx";

export type ListedPayment = {
  id: string;
  invoiceId: string | null;
  invoiceNumber: string | null;
  clientName: string | null;
  state: PaymentState;
  amount: bigint;
  amountRefunded: bigint;
  currency: string;
  method: string;
  receivedOn: string | null;
  receivedAt: Date | null;
  createdAt: Date;
};

export type PaymentTableProps = {
  payments: readonly ListedPayment[];
  locale: string;
  timeZone: string;
  empty: ReactNode;
};

export function PaymentTable({ payments, locale, timeZone, empty }: PaymentTableProps) {
  const columns: Column<ListedPayment>[] = [
    {
      key: "day",
      header: "Received",
      isTitle: true,
      cell: (payment) => (
        <Link to={`/admin/payments/${payment.id}`} className="link">
          <PaymentDay {...{ payment, locale, timeZone }} />
        </Link>
      ),
    },
    { key: "client", header: "Client", cell: ({ clientName }) => clientName ?? "Unknown" },
    {
      key: "invoice",
      header: "Invoice",
      cell: ({ invoiceId, invoiceNumber }) =>
        invoiceId ? (
          <Link to={`/admin/invoices/${invoiceId}`} className="link whitespace-nowrap">
            {invoiceNumber}
          </Link>
        ) : (
          "None"
        ),
    },
    { key: "method", header: "How", cell: ({ method }) => method || "—", isHiddenOnPhone: true },
    { key: "state", header: "State", cell: ({ state }) => <StatusBadge kind="payment" status={state} /> },
    {
      key: "amount",
      header: "Amount",
      align: "end",
      cell: ({ amount, amountRefunded, currency }) => (
        <>
          <MoneyText money={{ amount, currency }} locale={locale} />
          {amountRefunded === 0n ? null : (
            <span className="block text-sm text-muted">
              Refunded <MoneyText money={{ amount: amountRefunded, currency }} locale={locale} />
            </span>
          )}
        </>
      ),
    },
  ];
  return <Table caption="Payments" columns={columns} rows={payments} rowKey={({ id }) => id} empty={empty} />;
}

export type PaymentDayProps = {
  payment: Pick<ListedPayment, "receivedOn" | "receivedAt" | "createdAt">;
  locale: string;
  timeZone: string;
};

/** When the money came; while it has not, when we first heard of it. */
export function PaymentDay({ payment, locale, timeZone }: PaymentDayProps) {
  const { receivedOn, receivedAt, createdAt } = payment;
  if (receivedOn) return <DateText date={receivedOn} locale={locale} />;
  return <InstantText at={receivedAt ?? createdAt} timeZone={timeZone} locale={locale} />;
}
