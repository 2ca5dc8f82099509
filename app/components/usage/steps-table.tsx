import { addDecimals, decimal, formatDecimal } from "#lib/decimal";
import { formatMoney } from "#lib/money";
import { formatUnitPrice } from "#lib/number-text";
import type { RatingStep } from "#lib/rate-usage";
import { stepInWords, type StepWords } from "#lib/step-words";
import { type Column, Table } from "../table.tsx";
import { SumRow } from "./sum-row.tsx";

export type StepsTableProps = {
  steps: readonly RatingStep[];
  /** In minor units: the steps' sum, rounded. */
  amount: bigint;
  currency: string;
  locale: string;
};

/** How an amount came about, in numbers that anybody can reckon again. */
export function StepsTable({ steps, amount, currency, locale }: StepsTableProps) {
  const sum = steps.reduce((all, { amountDecimal }) => addDecimals(all, decimal(amountDecimal)), zero);
  return (
    <>
      <Table
        caption="How the amount came about"
        columns={columns}
        rows={steps.map((step, place) => ({ place, ...stepInWords(step, { currency, locale }) }))}
        rowKey={({ place }) => place}
        empty={<p className="px-4 py-3 text-muted sm:px-5">Nothing was used that costs anything.</p>}
      />
      <dl className="space-y-2 border-t border-line px-4 py-3 sm:px-5">
        <SumRow term="Sum of the steps">{formatUnitPrice(formatDecimal(sum), currency, locale)}</SumRow>
        <SumRow term="Rounded once" isStrong>
          {formatMoney({ amount, currency }, locale)}
        </SumRow>
      </dl>
    </>
  );
}

const columns: Column<StepWords>[] = [
  { key: "what", header: "Step", isTitle: true, cell: ({ what }) => what },
  { key: "quantity", header: "Quantity", align: "end", cell: ({ quantity }) => quantity || "—" },
  { key: "price", header: "× unit price", align: "end", cell: ({ price }) => price || "—" },
  { key: "flat", header: "+ flat amount", align: "end", cell: ({ flat }) => flat || "—" },
  { key: "amount", header: "= amount", align: "end", cell: ({ amount }) => amount },
];

const zero = { units: 0n, scale: 0 };
