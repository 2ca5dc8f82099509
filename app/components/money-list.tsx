import type { Money } from "#lib/money";
import { MoneyText } from "./money.tsx";

export type MoneyListProps = { amounts: readonly Money[]; locale: string; none?: string };

/** Amounts in several currencies, which are never added up; `none` stands where there is none. */
export function MoneyList({ amounts, locale, none = "—" }: MoneyListProps) {
  if (amounts.length === 0) return <span className="text-muted">{none}</span>;
  return (
    <>
      {amounts.map((money) => (
        <span key={money.currency} className="block">
          <MoneyText money={money} locale={locale} />
        </span>
      ))}
    </>
  );
}
