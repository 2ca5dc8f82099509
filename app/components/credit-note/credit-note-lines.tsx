import { formatNumber } from "#lib/number-text";
import { MoneyText } from "../money.tsx";
import { type Column, Table } from "../table.tsx";

/** Amounts in minor units. */
export type CreditedLine = {
  id: string;
  description: string;
  /** Null where an amount is credited. */
  quantity: string | null;
  netAmount: bigint;
  taxAmount: bigint;
  total: bigint;
};

export type CreditNoteLinesProps = { lines: readonly CreditedLine[]; currency: string; locale: string };

export function CreditNoteLines({ lines, currency, locale }: CreditNoteLinesProps) {
  const money = (amount: bigint) => <MoneyText money={{ amount, currency }} locale={locale} />;
  const columns: Column<CreditedLine>[] = [
    {
      key: "description",
      header: "Description",
      isTitle: true,
      cell: ({ description }) => <span className="whitespace-pre-line">{description}</span>,
    },
    {
      key: "quantity",
      header: "Quantity",
      align: "end",
      cell: ({ quantity }) =>
        quantity === null ? <span className="text-muted">A part</span> : formatNumber(quantity, locale),
    },
    { key: "net", header: "Net", align: "end", cell: ({ netAmount }) => money(netAmount) },
    { key: "tax", header: "Tax", align: "end", cell: ({ taxAmount }) => money(taxAmount) },
    { key: "total", header: "Total", align: "end", cell: ({ total }) => money(total) },
  ];
  return <Table caption="Credited lines" columns={columns} rows={lines} rowKey={({ id }) => id} />;
}
