import { BarChart } from "../bar-chart.tsx";
import { Card } from "../card.tsx";
import { ageLabels } from "../invoice/ages.ts";
import { TextLink } from "../text-link.tsx";
import type { CurrencyMoney } from "./money-stats.tsx";

type OwedAge = CurrencyMoney["owedByAge"][number]["age"];

export type OwedChartProps = { summary: CurrencyMoney; locale: string };

/** What is owed by how long it is past due, in one currency, each age with the way to its invoices. */
export function OwedChart({ summary, locale }: OwedChartProps) {
  const { currency, owedByAge } = summary;
  const late = owedByAge.filter(({ age, count }) => age !== "not-due" && count > 0);
  return (
    <Card title="Owed by age" description={`Days past due, in ${currency}`}>
      <BarChart
        title={`What is owed by days past due, in ${currency}`}
        currency={currency}
        series={[{ key: "owed", label: "Owed" }]}
        groups={owedByAge.map(({ age, amount }) => ({
          label: shortLabels[age],
          amounts: [{ amount, currency }],
        }))}
        locale={locale}
      />
      {late.length > 0 ? (
        <ul className="mt-2 flex flex-wrap gap-x-4">
          {late.map(({ age, count }) => (
            <li key={age}>
              <TextLink to={`/admin/invoices?age=${age}`}>{`${longLabel(age)}: ${count}`}</TextLink>
            </li>
          ))}
        </ul>
      ) : (
        <p className="mt-2 text-sm text-muted">Nothing is past its due date.</p>
      )}
    </Card>
  );
}

/** Without a unit, so that five fit under the bars on a phone. */
const shortLabels: Record<OwedAge, string> = {
  "not-due": "Not due",
  "0-30": "0–30",
  "31-60": "31–60",
  "61-90": "61–90",
  "over-90": "Over 90",
};

function longLabel(age: OwedAge): string {
  return age === "not-due" ? "Not due" : ageLabels[age];
}
