import type { RatingStep } from "#lib/rate-usage";
import { stepInWords, type StepWords } from "#lib/step-words";
import { Icon } from "../icon.tsx";
import { useTexts } from "../texts.tsx";

export type StepsDetailsProps = { steps: readonly RatingStep[]; currency: string; locale: string };

/** A rating's arithmetic in a few lines that open where they are. */
export function StepsDetails({ steps, ...readers }: StepsDetailsProps) {
  const texts = useTexts();
  if (steps.length === 0) return null;
  return (
    <details className="group text-sm font-normal">
      <summary className="target inline-flex items-center gap-1 text-muted underline-offset-2 hover:text-ink hover:underline">
        <Icon name="chevronDown" className="size-4 group-open:rotate-180" />
        {texts.usage.steps}
      </summary>
      <ul className="space-y-1 pb-1 tabular-nums">
        {steps.map((step, index) => (
          <li key={index}>{inOneLine(stepInWords(step, { ...readers, texts }))}</li>
        ))}
      </ul>
    </details>
  );
}

/** "Tier: 1,000 × €0.10 + €5.00 = €105.00" */
function inOneLine({ what, quantity, price, flat, amount }: StepWords): string {
  const parts = [...(quantity === "" ? [] : [`${quantity} × ${price}`]), ...(flat === "" ? [] : [flat])];
  return `${what}: ${[...(parts.length > 0 ? [parts.join(" + ")] : []), amount].join(" = ")}`;
}
