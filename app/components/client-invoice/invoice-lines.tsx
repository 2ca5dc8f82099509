import { formatNumber, formatUnitPrice } from "#lib/number-text";
import { MoneyText } from "../money.tsx";
import { type Column, Table } from "../table.tsx";

export type ShownLine = {
  id: string;
  description: string;
  quantity: string;
  unitAmountDecimal: string;
  amount: bigint;
  discountAmount: bigint;
  /** Where a line of usage says how it was counted. */
  countedAt?: string;
};

export type InvoiceLinesProps = { lines: readonly ShownLine[]; currency: string; locale: string };

/** What was delivered, in the client's numbers. */
export function InvoiceLines({ lines, currency, locale }: InvoiceLinesProps) {
  const columns: Column<ShownLine>[] = [
    {
      key: "description",
      header: "Description",
      isTitle: true,
      cell: ({ description, countedAt }) => (
        <>
          <span className="whitespace-pre-line">{description}</span>
          {countedAt === undefined ? null : (
            <a href={countedAt} className="link target flex items-center text-sm font-normal">
              How this was counted
            </a>
          )}
        </>
      ),
    },
    {
      key: "quantity",
      header: "Quantity",
      align: "end",
      cell: ({ quantity }) => formatNumber(quantity, locale),
    },
    {
      key: "price",
      header: "Price",
      align: "end",
      cell: ({ unitAmountDecimal }) => (
        <span className="whitespace-nowrap">{formatUnitPrice(unitAmountDecimal, currency, locale)}</span>
      ),
    },
    {
      key: "amount",
      header: "Amount",
      align: "end",
      cell: ({ amount, discountAmount }) => (
        <>
          <MoneyText money={{ amount, currency }} locale={locale} />
          {discountAmount === 0n ? null : (
            <span className="block text-sm text-muted">
              Discount <MoneyText money={{ amount: -discountAmount, currency }} locale={locale} />
            </span>
          )}
        </>
      ),
    },
  ];
  return <Table caption="Lines" columns={columns} rows={lines} rowKey={({ id }) => id} />;
}
