import type { CostInWords } from "#lib/seat-cost-words";
import { useFreshCost } from "./use-fresh-cost.ts";

type CostPanelProps = {
  /** What is known without asking Stripe. */
  cost: CostInWords;
  /** Where Stripe's preview is found. */
  source: string;
  /** What the figures depend on besides Stripe: when it changes they are asked for again. */
  asOf: string;
};

/** What further agents cost: our estimate at once, and Stripe's own preview when it comes. Nothing waits for it. */
export function CostPanel({ cost, source, asOf }: CostPanelProps) {
  const { shown, isAsking } = useFreshCost(cost, { source, asOf });
  return (
    <section
      aria-label="What an agent costs"
      aria-live="polite"
      aria-busy={isAsking}
      className="min-h-39 rounded-control bg-sunken px-4 py-3 sm:min-h-22"
    >
      <p className="font-semibold">{shown.price}</p>
      <p>{shown.sentence}</p>
      <p className="text-sm text-muted">{isAsking ? "Our estimate. Stripe is being asked…" : shown.source}</p>
    </section>
  );
}
