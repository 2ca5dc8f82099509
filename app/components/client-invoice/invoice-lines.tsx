import { formatNumber, formatUnitPrice } from "#lib/number-text";
import { MoneyText } from "../money.tsx";
import { type Column, Table } from "../table.tsx";
import { useTexts } from "../texts.tsx";

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
  const { invoicePage: words } = useTexts();
  const columns: Column<ShownLine>[] = [
    {
      key: "description",
      header: words.description,
      isTitle: true,
      cell: ({ description, countedAt }) => (
        <>
          <span className="whitespace-pre-line">{description}</span>
          {countedAt === undefined ? null : (
            <a href={countedAt} className="link target flex items-center text-sm font-normal">
              {words.howCounted}
            </a>
          )}
        </>
      ),
    },
    {
      key: "quantity",
      header: words.quantity,
      align: "end",
      cell: ({ quantity }) => formatNumber(quantity, locale),
    },
    {
      key: "price",
      header: words.price,
      align: "end",
      cell: ({ unitAmountDecimal }) => (
        <span className="whitespace-nowrap">{formatUnitPrice(unitAmountDecimal, currency, locale)}</span>
      ),
    },
    {
      key: "amount",
      header: words.amount,
      align: "end",
      cell: ({ amount, discountAmount }) => (
        <>
          <MoneyText money={{ amount, currency }} locale={locale} />
          {discountAmount === 0n ? null : (
            <span className="block text-sm text-muted">
              {words.discount} <MoneyText money={{ amount: -discountAmount, currency }} locale={locale} />
            </span>
          )}
        </>
      ),
    },
  ];
  return <Table caption={words.lines} columns={columns} rows={lines} rowKey={({ id }) => id} />;
}
