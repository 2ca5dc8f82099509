import { formatDate } from "#lib/civil-date";
import { dateFormat } from "#lib/locale";
import { Card } from "../card.tsx";
import { MoneyText } from "../money.tsx";
import { QuantityChart } from "../quantity-chart.tsx";
import { Stat, StatGrid } from "../stat.tsx";
import type { ShownDays, ShownPeriod } from "./page-data.ts";
import { UsedTable } from "./used-table.tsx";

export type CurrentUsageProps = { period: ShownPeriod; locale: string };

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

function DailyCard({ days: { name, unit, series, days }, locale }: { days: ShownDays; locale: string }) {
  const dayText = dateFormat(locale, { month: "short", day: "numeric", timeZone: "UTC" });
  return (
    <Card title={`${name} per day`} description={`In ${unit}`}>
      <QuantityChart
        title={`${name} per day, in ${unit}`}
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
