import type { Age } from "#lib/ages";
import { formatMoney } from "#lib/money";
import { MoneyText } from "../money.tsx";
import { Stat, StatGrid } from "../stat.tsx";

/** One currency's figures in minor units; the present month is the last of `received`. */
export type CurrencyMoney = {
  currency: string;
  owed: bigint;
  owedCount: number;
  overdue: bigint;
  overdueCount: number;
  owedByAge: readonly { age: "not-due" | Age; amount: bigint; count: number }[];
  received: readonly { firstDay: string; amount: bigint }[];
  /** What the month before had brought after as many days. */
  receivedByThisDay: bigint;
};

export type MoneyStatsProps = { money: readonly CurrencyMoney[]; locale: string };

/** What is owed, what is late and what came in, each currency by itself: currencies are never added up. */
export function MoneyStats({ money, locale }: MoneyStatsProps) {
  const amounts = (of: (summary: CurrencyMoney) => bigint) => (
    <Amounts
      money={money.map((summary) => ({ currency: summary.currency, amount: of(summary) }))}
      locale={locale}
    />
  );
  const owedCount = sum(money.map((summary) => summary.owedCount));
  const overdueCount = sum(money.map((summary) => summary.overdueCount));
  return (
    <StatGrid>
      <Stat
        label="Owed to you"
        value={amounts(({ owed }) => owed)}
        hint={countOf(owedCount, "open invoice")}
        to="/admin/invoices?status=open"
      />
      <Stat
        label="Overdue"
        value={amounts(({ overdue }) => overdue)}
        hint={overdueCount > 0 ? countOf(overdueCount, "invoice") : "Nothing is late"}
        tone={overdueCount > 0 ? "danger" : "plain"}
        to="/admin/invoices?overdue=yes"
      />
      <Stat
        label="Received this month"
        value={amounts((summary) => receivedIn(summary, 0))}
        hint={<Comparisons money={money} locale={locale} />}
        to="/admin/payments"
      />
      <Stat label="Received last month" value={amounts((summary) => receivedIn(summary, 1))} />
    </StatGrid>
  );
}

function Amounts({
  money,
  locale,
}: {
  money: readonly { currency: string; amount: bigint }[];
  locale: string;
}) {
  const some = money.filter(({ amount }) => amount !== 0n);
  const shown = some.length > 0 ? some : money.slice(0, 1);
  return (
    <>
      {shown.map((one, index) => (
        <span key={one.currency} className={index === 0 ? "block" : "block text-lg"}>
          <MoneyText money={one} locale={locale} />
        </span>
      ))}
    </>
  );
}

function receivedIn({ received }: CurrencyMoney, monthsAgo: number): bigint {
  return received.at(-1 - monthsAgo)?.amount ?? 0n;
}

/** How this month stands to the one before after as many days, in every currency in which there was any. */
function Comparisons({ money, locale }: MoneyStatsProps) {
  const texts = money.flatMap((summary) => comparison(summary, locale) ?? []);
  if (texts.length === 0) return "Nothing by this day last month";
  return texts.map((text) => (
    <span key={text} className="block">
      {text}
    </span>
  ));
}

function comparison(summary: CurrencyMoney, locale: string): string | null {
  const { currency, receivedByThisDay: before } = summary;
  const difference = receivedIn(summary, 0) - before;
  if (before === 0n) return null;
  if (difference === 0n) return `The same in ${currency} as by this day last month`;
  const amount = difference < 0n ? -difference : difference;
  const text = formatMoney({ currency, amount }, locale);
  return `${text} ${difference > 0n ? "more" : "less"} than by this day last month`;
}

function countOf(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
