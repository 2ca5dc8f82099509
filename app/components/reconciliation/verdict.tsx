import { formatInstant } from "#lib/civil-date";
import { formatMoney } from "#lib/money";
import { Banner } from "../banner.tsx";

export type CurrencyFigures = { currency: string; ledger: bigint; stripe: bigint; waiting: bigint };

export type VerdictProps = {
  asOf: Date | string | null;
  balanced: boolean;
  perCurrency: readonly CurrencyFigures[];
  locale: string;
  timeZone: string;
};

/** The one sentence that the page is for. */
export function Verdict({ asOf, balanced, perCurrency, locale, timeZone }: VerdictProps) {
  if (asOf === null)
    return (
      <Banner title="Books and Stripe were not compared yet">
        They are every night at 3:00 UTC, and whenever you ask for it.
      </Banner>
    );
  const at = formatInstant(new Date(asOf), timeZone, locale);
  if (balanced) return <Banner tone="success" title={`Books = Stripe, to the cent, as of ${at}`} />;
  const off = perCurrency.filter(({ ledger, stripe }) => ledger !== stripe);
  const amounts = off.map(({ currency, ledger, stripe }) =>
    formatMoney({ amount: ledger - stripe, currency }, locale),
  );
  return (
    <Banner tone="danger" title={`Books and Stripe differ, as of ${at}`}>
      {amounts.length > 0
        ? `The books have more (or, below zero, less) than Stripe: ${amounts.join(", ")}. The list below says why.`
        : "Stripe's balance is not the sum of its own transactions. The list below says more."}
    </Banner>
  );
}
