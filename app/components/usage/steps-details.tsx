import type { RatingStep } from "#lib/rate-usage";
import { Icon } from "../icon.tsx";
import { type StepFigures, stepFigures } from "./step-figures.ts";
import { stepWords } from "./words.ts";

export type StepsDetailsProps = { steps: readonly RatingStep[]; currency: string; locale: string };

/** A rating's arithmetic in a few lines that open where they are. */
export function StepsDetails({ steps, ...readers }: StepsDetailsProps) {
  if (steps.length === 0) return null;
  return (
    <details className="group text-sm font-normal">
      <summary className="target inline-flex items-center gap-1 text-muted underline-offset-2 hover:text-ink hover:underline">
        <Icon name="chevronDown" className="size-4 group-open:rotate-180" />
        Steps
      </summary>
      <ul className="space-y-1 pb-1 tabular-nums">
        {steps.map((step, index) => (
          <li key={index}>
            {stepWords[step.kind]}: {formulaOf(stepFigures(step, readers))}
          </li>
        ))}
      </ul>
    </details>
  );
}

function formulaOf({ quantity, unitPrice, flat, amount }: StepFigures): string {
  const product = quantity === null ? [] : [`${quantity} × ${unitPrice}`];
  return `${[...product, ...(flat === null ? [] : [flat])].join(" + ")} = ${amount}`;
}
