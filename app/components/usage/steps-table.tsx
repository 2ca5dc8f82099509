import type { RatingStep } from "#lib/rate-usage";
import { type Column, Table } from "../table.tsx";
import { stepFigures, type StepFigures } from "./step-figures.ts";
import { stepWords } from "./words.ts";

export type StepsTableProps = { steps: readonly RatingStep[]; currency: string; locale: string };

type Row = StepFigures & { position: number; label: string };

/** A rating's arithmetic, a step a row: quantity × unit price + flat amount = amount. */
export function StepsTable({ steps, currency, locale }: StepsTableProps) {
  const rows = steps.map((step, position) => ({
    position,
    label: stepWords[step.kind],
    ...stepFigures(step, { currency, locale }),
  }));
  return (
    <Table
      caption="Steps of the price"
      columns={columns}
      rows={rows}
      rowKey={({ position }) => position}
      empty={<p className="px-5 pb-4 text-muted">Nothing was counted, so that nothing is charged.</p>}
    />
  );
}

const columns: Column<Row>[] = [
  { key: "step", header: "Step", isTitle: true, cell: ({ label }) => label },
  { key: "quantity", header: "Quantity", align: "end", cell: ({ quantity }) => quantity ?? "—" },
  { key: "price", header: "× unit price", align: "end", cell: ({ unitPrice }) => unitPrice ?? "—" },
  { key: "flat", header: "+ flat amount", align: "end", cell: ({ flat }) => flat ?? "—" },
  { key: "amount", header: "= amount", align: "end", cell: ({ amount }) => amount },
];
