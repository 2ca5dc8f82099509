import { formatMoney } from "#lib/money";
import type { RatingStep } from "#lib/rate-usage";
import { stepInWords, type StepWords } from "#lib/step-words";
import { type Column, Table } from "../table.tsx";

export type StepsTableProps = {
  steps: readonly RatingStep[];
  /** In minor units: the steps' sum, rounded. */
  amount: bigint;
  currency: string;
  locale: string;
};

/** How an amount came about, in numbers that anybody can reckon again. */
export function StepsTable({ steps, amount, currency, locale }: StepsTableProps) {
  const isMoney = steps.some(({ kind }) => kind === "percentage");
  return (
    <>
      <Table
        caption="How the amount came about"
        columns={columns}
        rows={steps.map((step, place) => ({ place, ...stepInWords(step, { currency, locale, isMoney }) }))}
        rowKey={({ place }) => place}
        empty={<p className="px-4 py-3 text-muted sm:px-5">Nothing was used that costs anything.</p>}
      />
      <p className="flex justify-between gap-4 border-t border-line px-4 py-3 font-semibold sm:px-5">
        <span>Sum, rounded once</span>
        <span className="tabular-nums">{formatMoney({ amount, currency }, locale)}</span>
      </p>
    </>
  );
}

const columns: Column<StepWords>[] = [
  { key: "what", header: "Step", isTitle: true, cell: ({ what }) => what },
  { key: "quantity", header: "Quantity", align: "end", cell: ({ quantity }) => quantity },
  { key: "price", header: "Price", align: "end", cell: ({ price }) => price },
  { key: "flat", header: "Flat", align: "end", cell: ({ flat }) => flat },
  { key: "amount", header: "Amount", align: "end", cell: ({ amount }) => amount },
];
