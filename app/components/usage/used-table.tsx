import { formatNumber } from "#lib/number-text";
import { MoneyText } from "../money.tsx";
import { type Column, Table } from "../table.tsx";
import type { ShownUse } from "./page-data.ts";
import { StepsDetails } from "./steps-details.tsx";
import { withGroup } from "./words.ts";

export type UsedTableProps = { used: readonly ShownUse[]; currency: string; locale: string };

/** What each price and group comes to so far, with its steps. */
export function UsedTable({ used, currency, locale }: UsedTableProps) {
  const columns: Column<ShownUse>[] = [
    {
      key: "price",
      header: "Price",
      isTitle: true,
      cell: ({ priceName, groupKey, steps }) => (
        <>
          {withGroup(priceName, groupKey)}
          <StepsDetails {...{ steps, currency, locale }} />
        </>
      ),
    },
    {
      key: "used",
      header: "Used so far",
      align: "end",
      cell: ({ quantity, unit }) => (unit === null ? "—" : `${formatNumber(quantity, locale)} ${unit}`),
    },
    {
      key: "amount",
      header: "Cost so far",
      align: "end",
      cell: ({ amount }) => <MoneyText money={{ amount, currency }} locale={locale} />,
    },
    {
      key: "projected",
      header: "Projected",
      align: "end",
      cell: ({ projectedAmount }) => (
        <MoneyText money={{ amount: projectedAmount, currency }} locale={locale} />
      ),
    },
  ];
  return (
    <Table
      caption="Used so far by price"
      columns={columns}
      rows={used}
      rowKey={({ priceId, groupKey }) => `${priceId} ${groupKey}`}
    />
  );
}
