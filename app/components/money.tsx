import { formatMoney, type Money } from "#lib/money";

export type MoneyTextProps = { money: Money; locale?: string; className?: string };

/** An exact amount, never broken over two lines. */
export function MoneyText({ money, locale = "en", className = "" }: MoneyTextProps) {
  return (
    <span className={`whitespace-nowrap tabular-nums ${className}`.trim()}>{formatMoney(money, locale)}</span>
  );
}
