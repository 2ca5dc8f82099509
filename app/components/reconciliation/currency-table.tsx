import { MoneyText } from "../money.tsx";
import { type Column, Table } from "../table.tsx";
import type { CurrencyFigures } from "./verdict.tsx";

type CurrencyTableProps = { rows: readonly CurrencyFigures[]; locale: string };

/** The clearing account's proof: what the books have at Stripe, and what Stripe has. */
export function CurrencyTable({ rows, locale }: CurrencyTableProps) {
  const money = (of: (row: CurrencyFigures) => bigint) => {
    const cell = (row: CurrencyFigures) => (
      <MoneyText money={{ amount: of(row), currency: row.currency }} locale={locale} />
    );
    return cell;
  };
  const columns: Column<CurrencyFigures>[] = [
    { key: "currency", header: "Currency", isTitle: true, cell: ({ currency }) => currency },
    { key: "ledger", header: "In the books", align: "end", cell: money(({ ledger }) => ledger) },
    { key: "stripe", header: "At Stripe", align: "end", cell: money(({ stripe }) => stripe) },
    {
      key: "difference",
      header: "Difference",
      align: "end",
      cell: money(({ ledger, stripe }) => ledger - stripe),
    },
    {
      key: "waiting",
      header: "On its way into Stripe's balance",
      align: "end",
      cell: money(({ waiting }) => waiting),
    },
  ];
  return (
    <Table
      caption="Books and Stripe, per currency"
      columns={columns}
      rows={rows}
      rowKey={({ currency }) => currency}
    />
  );
}
