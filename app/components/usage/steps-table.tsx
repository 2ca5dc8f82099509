import { addDecimals, decimal, formatDecimal } from "#lib/decimal";
import { formatMoney } from "#lib/money";
import { formatUnitPrice } from "#lib/number-text";
import type { RatingStep } from "#lib/rate-usage";
import { stepInWords, type StepWords } from "#lib/step-words";
import type { Texts } from "#lib/texts/languages";
import { type Column, Table } from "../table.tsx";
import { useTexts } from "../texts.tsx";
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
  const texts = useTexts();
  const words = texts.counted;
  const sum = steps.reduce((all, { amountDecimal }) => addDecimals(all, decimal(amountDecimal)), zero);
  return (
    <>
      <Table
        caption={words.howItCameAbout}
        columns={columnsIn(words)}
        rows={steps.map((step, place) => ({ place, ...stepInWords(step, { currency, locale, texts }) }))}
        rowKey={({ place }) => place}
        empty={<p className="px-4 py-3 text-muted sm:px-5">{words.nothingUsed}</p>}
      />
      <dl className="space-y-2 border-t border-line px-4 py-3 sm:px-5">
        <SumRow term={words.sumOfSteps}>{formatUnitPrice(formatDecimal(sum), currency, locale)}</SumRow>
        <SumRow term={words.roundedOnce} isStrong>
          {formatMoney({ amount, currency }, locale)}
        </SumRow>
      </dl>
    </>
  );
}

function columnsIn({ columns }: Texts["counted"]): Column<StepWords>[] {
  return [
    { key: "what", header: columns.what, isTitle: true, cell: ({ what }) => what },
    { key: "quantity", header: columns.quantity, align: "end", cell: ({ quantity }) => quantity || "—" },
    { key: "price", header: columns.price, align: "end", cell: ({ price }) => price || "—" },
    { key: "flat", header: columns.flat, align: "end", cell: ({ flat }) => flat || "—" },
    { key: "amount", header: columns.amount, align: "end", cell: ({ amount }) => amount },
  ];
}

const zero = { units: 0n, scale: 0 };
