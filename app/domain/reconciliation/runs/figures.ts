import type { StoredAmounts } from "./progress.ts";
import { type StageName } from "./stage-names.ts";

/** What is kept of a run that is over. */
export type Figures = {
  readonly read: Readonly<Partial<Record<StageName, number>>>;
  /** How many objects were brought in line. */
  readonly healed: number;
  /** What the clearing accounts hold, without what is on its way to Stripe's balance. */
  readonly ledger: StoredAmounts;
  readonly stripe: StoredAmounts;
  readonly waiting: StoredAmounts;
};

/** What books and Stripe had, in minor units of the currency. */
export type CurrencyFigures = {
  readonly currency: string;
  readonly ledger: bigint;
  readonly stripe: bigint;
  readonly waiting: bigint;
};

/** A run that is not over has none of them: nothing read, nothing anywhere. */
export function readFigures(text: string): Figures {
  return {
    read: {},
    healed: 0,
    ledger: {},
    stripe: {},
    waiting: {},
    ...(JSON.parse(text) as Partial<Figures>),
  };
}

/** Every currency in which anything ever moved, in the order of their codes. */
export function perCurrency({ ledger, stripe, waiting }: Figures): CurrencyFigures[] {
  const currencies = new Set([...Object.keys(ledger), ...Object.keys(stripe)]);
  return [...currencies].sort().map((currency) => ({
    currency,
    ledger: BigInt(ledger[currency] ?? 0),
    stripe: BigInt(stripe[currency] ?? 0),
    waiting: BigInt(waiting[currency] ?? 0),
  }));
}

/** Whether books and Stripe agree in every currency. */
export function isBalanced(figures: Figures): boolean {
  return perCurrency(figures).every(({ ledger, stripe }) => ledger === stripe);
}
