import { formatMonth } from "#lib/civil-date";
import { dateFormat } from "#lib/locale";
import { BarChart } from "../bar-chart.tsx";
import { Card } from "../card.tsx";
import { CurrencyLinks } from "./currency-links.tsx";
import type { CurrencyMoney } from "./money-stats.tsx";

export type ReceivedChartProps = { summary: CurrencyMoney; currencies: readonly string[]; locale: string };

/** Money that came in by month, in one currency at a time. */
export function ReceivedChart({ summary, currencies, locale }: ReceivedChartProps) {
  const { currency, received } = summary;
  return (
    <Card
      title="Money in by month"
      description={`${periodOf(received, locale)}, in ${currency}`}
      actions={currencies.length > 1 ? <CurrencyLinks {...{ currencies, chosen: currency }} /> : null}
    >
      <BarChart
        title={`Payments received per month, ${periodOf(received, locale)}, in ${currency}`}
        currency={currency}
        series={[{ key: "received", label: "Received" }]}
        groups={received.map(({ firstDay, amount }) => ({
          label: shortMonth(firstDay, locale),
          amounts: [{ amount, currency }],
        }))}
        locale={locale}
      />
    </Card>
  );
}

/** Without the year, so that six fit under the bars on a phone. */
function shortMonth(firstDay: string, locale: string): string {
  return dateFormat(locale, { month: "short", timeZone: "UTC" }).format(new Date(`${firstDay}T12:00:00Z`));
}

function periodOf(months: readonly { firstDay: string }[], locale: string): string {
  const ends = [months.at(0), months.at(-1)].flatMap((month) =>
    month ? [formatMonth(month.firstDay, locale)] : [],
  );
  return ends.join(" to ");
}
