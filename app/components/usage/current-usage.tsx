import { formatDate } from "#lib/civil-date";
import { dateFormat } from "#lib/locale";
import { Card } from "../card.tsx";
import { MoneyText } from "../money.tsx";
import { QuantityChart } from "../quantity-chart.tsx";
import { Stat, StatGrid } from "../stat.tsx";
import type { ShownDays, ShownPeriod } from "./page-data.ts";
import { UsedTable } from "./used-table.tsx";

export type CurrentUsageProps = { period: ShownPeriod; locale: string };

/** The current periods of a client's plans; each is named by its prices where there are several. */
export function CurrentUsageOfPlans({
  periods,
  locale,
}: {
  periods: readonly ShownPeriod[];
  locale: string;
}) {
  const [only] = periods;
  if (only && periods.length === 1) return <CurrentUsage period={only} locale={locale} />;
  return periods.map((period) => (
    <section key={period.planId} aria-labelledby={`plan-${period.planId}`} className="space-y-6">
      <h2 id={`plan-${period.planId}`} className="text-xl font-semibold tracking-tight">
        {[...new Set(period.used.map(({ priceName }) => priceName))].join(", ")}
      </h2>
      <CurrentUsage period={period} locale={locale} />
    </section>
  ));
}

/** A plan's current period: what was used, what it costs, and what it would come to. */
export function CurrentUsage({ period, locale }: CurrentUsageProps) {
  const { currency, amount, projectedAmount, from, to, dayNumber, dayCount, used, daily } = period;
  return (
    <>
      <StatGrid>
        <Stat
          label="Cost so far"
          value={<MoneyText money={{ amount, currency }} locale={locale} />}
          hint="Before tax"
        />
        <Stat
          label="Projected"
          value={<MoneyText money={{ amount: projectedAmount, currency }} locale={locale} />}
          hint="An estimate, linear over the days so far"
        />
        <Stat
          label="Day of the period"
          value={`${dayNumber} of ${dayCount}`}
          hint={`${formatDate(from, locale)} – ${formatDate(to, locale)}`}
        />
      </StatGrid>
      <Card title="Used so far" isFlush>
        <UsedTable {...{ used, currency, locale }} />
      </Card>
      {daily.map((days) => (
        <DailyCard key={days.meterId} {...{ days, locale }} />
      ))}
    </>
  );
}

type DailyCardProps = { days: ShownDays; locale: string };

function DailyCard({ days: { name, unit, series, groupCount, days }, locale }: DailyCardProps) {
  const dayText = dateFormat(locale, { month: "short", day: "numeric", timeZone: "UTC" });
  const together = groupCount > series.length ? `, all ${groupCount} groups together` : "";
  return (
    <Card title={`${name} per day`} description={`In ${unit}${together}`}>
      <QuantityChart
        title={`${name} per day, in ${unit}${together}`}
        series={series}
        groups={days.map(({ day, quantities }) => ({
          label: dayText.format(new Date(`${day}T12:00:00Z`)),
          quantities,
        }))}
        locale={locale}
      />
    </Card>
  );
}
