import { formatDate } from "#lib/civil-date";
import { dateFormat } from "#lib/locale";
import { Card } from "../card.tsx";
import { MoneyText } from "../money.tsx";
import { QuantityChart } from "../quantity-chart.tsx";
import { Stat, StatGrid } from "../stat.tsx";
import { useTexts } from "../texts.tsx";
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
  const { usage: words } = useTexts();
  return (
    <>
      <StatGrid>
        <Stat
          label={words.costSoFar}
          value={<MoneyText money={{ amount, currency }} locale={locale} />}
          hint={words.beforeTax}
        />
        <Stat
          label={words.projected}
          value={<MoneyText money={{ amount: projectedAmount, currency }} locale={locale} />}
          hint={words.estimate}
        />
        <Stat
          label={words.dayOfPeriod}
          value={words.dayOf(dayNumber, dayCount)}
          hint={`${formatDate(from, locale)} – ${formatDate(to, locale)}`}
        />
      </StatGrid>
      <Card title={words.usedSoFar} isFlush>
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
  const { usage: words } = useTexts();
  const isTogether = groupCount > series.length;
  return (
    <Card
      title={words.perDay(name)}
      description={isTogether ? words.inUnitTogether(unit, groupCount) : words.inUnit(unit)}
    >
      <QuantityChart
        title={isTogether ? words.chartTogether(name, unit, groupCount) : words.chart(name, unit)}
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
