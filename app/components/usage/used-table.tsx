import { formatNumber } from "#lib/number-text";
import { MoneyText } from "../money.tsx";
import { type Column, Table } from "../table.tsx";
import { useTexts } from "../texts.tsx";
import type { ShownUse } from "./page-data.ts";
import { StepsDetails } from "./steps-details.tsx";
import { withGroup } from "./words.ts";

export type UsedTableProps = { used: readonly ShownUse[]; currency: string; locale: string };

/** What each price and group comes to so far, with its steps. */
export function UsedTable({ used, currency, locale }: UsedTableProps) {
  const { usage: words } = useTexts();
  const columns: Column<ShownUse>[] = [
    {
      key: "price",
      header: words.price,
      isTitle: true,
      cell: ({ priceName, groupKey, steps }) => (
        <>
          {withGroup(priceName, groupKey, words.noGroup)}
          <StepsDetails {...{ steps, currency, locale }} />
        </>
      ),
    },
    {
      key: "used",
      header: words.usedSoFar,
      align: "end",
      cell: ({ quantity, unit }) =>
        unit === null ? "—" : words.measured(formatNumber(quantity, locale), unit),
    },
    {
      key: "amount",
      header: words.costSoFar,
      align: "end",
      cell: ({ amount }) => <MoneyText money={{ amount, currency }} locale={locale} />,
    },
    {
      key: "projected",
      header: words.projected,
      align: "end",
      cell: ({ projectedAmount }) => (
        <MoneyText money={{ amount: projectedAmount, currency }} locale={locale} />
      ),
    },
  ];
  return (
    <Table
      caption={words.usedByPrice}
      columns={columns}
      rows={used}
      rowKey={({ priceId, groupKey }) => `${priceId} ${groupKey}`}
    />
  );
}
