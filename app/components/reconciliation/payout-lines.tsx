import { Link } from "@remix-run/react";
import { InstantText } from "../date-text.tsx";
import { MoneyText } from "../money.tsx";
import { type Column, Table } from "../table.tsx";
import { type partWords } from "./words.ts";

type PayoutLineRow = {
  id: string;
  kind: keyof typeof partWords;
  amount: bigint;
  fee: bigint;
  net: bigint;
  description: string;
  at: Date | string;
  paymentId: string | null;
  invoiceId: string | null;
  invoiceNumber: string | null;
  clientId: string | null;
  clientName: string | null;
};

type PayoutLinesProps = {
  lines: readonly PayoutLineRow[];
  currency: string;
  locale: string;
  timeZone: string;
};

/** Every line of a payout, with the payment, the invoice and the client that it is about. */
export function PayoutLines({ lines, currency, locale, timeZone }: PayoutLinesProps) {
  const money = (amount: bigint) => <MoneyText money={{ amount, currency }} locale={locale} />;
  const columns: Column<PayoutLineRow>[] = [
    {
      key: "what",
      header: "What",
      isTitle: true,
      cell: ({ kind, paymentId, description }) => (
        <div className="space-y-0.5">
          {paymentId ? (
            <Link to={`/admin/payments/${paymentId}`} className="link">
              {lineWords[kind]}
            </Link>
          ) : (
            lineWords[kind]
          )}
          {description ? <p className="text-sm font-normal text-muted">{description}</p> : null}
        </div>
      ),
    },
    {
      key: "invoice",
      header: "Invoice",
      cell: ({ invoiceId, invoiceNumber }) =>
        invoiceId ? (
          <Link to={`/admin/invoices/${invoiceId}`} className="link whitespace-nowrap">
            {invoiceNumber}
          </Link>
        ) : (
          "—"
        ),
    },
    {
      key: "client",
      header: "Client",
      cell: ({ clientId, clientName }) =>
        clientId ? (
          <Link to={`/admin/clients/${clientId}`} className="link">
            {clientName}
          </Link>
        ) : (
          "—"
        ),
    },
    {
      key: "at",
      header: "When",
      isHiddenOnPhone: true,
      cell: ({ at }) => <InstantText at={at} timeZone={timeZone} locale={locale} />,
    },
    { key: "amount", header: "Amount", align: "end", cell: ({ amount }) => money(amount) },
    { key: "fee", header: "Fee", align: "end", cell: ({ fee }) => money(-fee) },
    { key: "net", header: "Net", align: "end", cell: ({ net }) => money(net) },
  ];
  return (
    <Table
      caption="What the payout is made of"
      columns={columns}
      rows={lines}
      rowKey={({ id }) => id}
      empty={<p className="px-5 pb-4 text-muted">Nothing is known of what it holds yet.</p>}
    />
  );
}

const lineWords = {
  payment: "Payment",
  refund: "Refund",
  dispute: "Dispute",
  fee: "Stripe's fee",
  other: "Other activity",
} as const;
