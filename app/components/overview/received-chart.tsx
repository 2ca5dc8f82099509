import { Link, useLocation } from "@remix-run/react";
import { formatMonth } from "#lib/civil-date";
import { BarChart } from "../bar-chart.tsx";
import { Card } from "../card.tsx";
import { classes } from "../classes.ts";
import { changedQuery } from "../page-address.ts";
import type { CurrencyMoney } from "./money-stats.tsx";

export type ReceivedChartProps = { summary: CurrencyMoney; currencies: readonly string[]; locale: string };

/** Money that came in by month, in one currency at a time. */
export function ReceivedChart({ summary, currencies, locale }: ReceivedChartProps) {
  const { currency, received } = summary;
  return (
    <Card
      title="Money in by month"
      description={`Payments received, in ${currency}`}
      actions={currencies.length > 1 ? <CurrencyLinks currencies={currencies} chosen={currency} /> : null}
    >
      <BarChart
        title={`Payments received by month, in ${currency}`}
        currency={currency}
        series={[{ key: "received", label: "Received" }]}
        groups={received.map(({ firstDay, amount }) => ({
          label: formatMonth(firstDay, locale),
          amounts: [{ amount, currency }],
        }))}
        locale={locale}
      />
    </Card>
  );
}

function CurrencyLinks({ currencies, chosen }: { currencies: readonly string[]; chosen: string }) {
  const { search } = useLocation();
  return (
    <nav aria-label="Currency of the chart" className="flex flex-wrap gap-1">
      {currencies.map((currency) => (
        <Link
          key={currency}
          to={changedQuery(search, { currency })}
          preventScrollReset
          aria-current={currency === chosen ? "true" : undefined}
          className={classes(
            "target inline-flex items-center rounded-control px-3 text-sm font-medium",
            currency === chosen ? "bg-accent-soft text-accent" : "text-muted hover:bg-sunken hover:text-ink",
          )}
        >
          {currency}
        </Link>
      ))}
    </nav>
  );
}
