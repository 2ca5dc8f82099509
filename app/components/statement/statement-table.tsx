import { Link } from "@remix-run/react";
import { entryWords } from "#lib/entry-words";
import { DateText } from "../date-text.tsx";
import { MoneyText } from "../money.tsx";
import { type Column, Table } from "../table.tsx";
import { useTexts } from "../texts.tsx";

/** Minor units. */
export type StatementRow = {
  on: string;
  kind: string;
  reference: string;
  invoiceId: string | null;
  creditNoteId: string | null;
  debit: bigint;
  credit: bigint;
  balance: bigint;
};

export type StatementTableProps = {
  statement: { currency: string; rows: readonly StatementRow[] };
  locale: string;
};

export function StatementTable({ statement: { currency, rows }, locale }: StatementTableProps) {
  const money = (amount: bigint) => <MoneyText money={{ amount, currency }} locale={locale} />;
  const shown = (amount: bigint) => (amount === 0n ? <span className="text-muted">—</span> : money(amount));
  const { statement: words } = useTexts();
  const columns: Column<StatementRow & { place: number }>[] = [
    { key: "on", header: words.columns.on, cell: ({ on }) => <DateText date={on} locale={locale} /> },
    { key: "what", header: words.columns.what, isTitle: true, cell: (row) => <What row={row} /> },
    { key: "debit", header: words.columns.debit, align: "end", cell: ({ debit }) => shown(debit) },
    { key: "credit", header: words.columns.credit, align: "end", cell: ({ credit }) => shown(credit) },
    { key: "balance", header: words.columns.balance, align: "end", cell: ({ balance }) => money(balance) },
  ];
  return (
    <Table
      caption={words.caption}
      columns={columns}
      rows={rows.map((row, place) => ({ ...row, place }))}
      rowKey={({ place }) => place}
      empty={<p className="p-4 text-muted sm:p-5">{words.nothing}</p>}
    />
  );
}

function What({ row: { kind, reference, invoiceId, creditNoteId } }: { row: StatementRow }) {
  const address = creditNoteId ? `/admin/credit-notes/${creditNoteId}` : `/admin/invoices/${invoiceId}`;
  return (
    <>
      {entryWords(kind, useTexts())}{" "}
      {reference ? (
        <Link to={address} className="link">
          {reference}
        </Link>
      ) : null}
    </>
  );
}
