import { MoneyText } from "../money.tsx";
import { EmptyState } from "../empty-state.tsx";
import { type Column, Table } from "../table.tsx";
import type { NamedAccount } from "./entry-list.tsx";

type Balance = { account: string; currency: string; debit: bigint; credit: bigint };

type TrialBalanceProps = {
  rows: readonly Balance[];
  accounts: readonly NamedAccount[];
  locale: string;
};

/** Every account's balance on its side, with a sum per currency that must be the same on both. */
export function TrialBalance({ rows, accounts, locale }: TrialBalanceProps) {
  const titles = new Map(accounts.map(({ account, code, name }) => [account, `${code} ${name}`]));
  const side = (amount: bigint, currency: string) =>
    amount === 0n ? null : <MoneyText money={{ amount, currency }} locale={locale} />;
  const columns: Column<Balance>[] = [
    {
      key: "account",
      header: "Account",
      isTitle: true,
      cell: ({ account }) => titles.get(account) ?? <strong>Sum</strong>,
    },
    { key: "currency", header: "Currency", cell: ({ currency }) => currency },
    { key: "debit", header: "Debit", align: "end", cell: ({ debit, currency }) => side(debit, currency) },
    { key: "credit", header: "Credit", align: "end", cell: ({ credit, currency }) => side(credit, currency) },
  ];
  return (
    <Table
      caption="Trial balance"
      columns={columns}
      rows={withSums(rows)}
      rowKey={({ account, currency }) => `${account} ${currency}`}
      empty={<EmptyState title="Nothing is booked yet">The first entry is an invoice's issue.</EmptyState>}
    />
  );
}

function withSums(rows: readonly Balance[]): Balance[] {
  const currencies = [...new Set(rows.map(({ currency }) => currency))].sort();
  return currencies.flatMap((currency) => {
    const own = rows.filter((row) => row.currency === currency);
    const sum = (of: (row: Balance) => bigint) => own.reduce((all, row) => all + of(row), 0n);
    return [
      ...own,
      { account: "", currency, debit: sum((row) => row.debit), credit: sum((row) => row.credit) },
    ];
  });
}
