import type { ReactNode } from "react";
import { formatMoney } from "#lib/money";
import { formatPercent } from "#lib/number-text";
import { MoneyText } from "./money.tsx";
import { useTexts } from "./texts.tsx";

export type TotalsTax = {
  id: string;
  name: string;
  percent: string;
  inclusive: boolean;
  amount: bigint;
  /** What it is reckoned on, said where several taxes differ. */
  base?: bigint;
};

/** Stored or reckoned figures in minor units; only what came in above the total follows from them here. */
export type TotalsPanelProps = {
  figures: {
    currency: string;
    subtotal: bigint;
    discountTotal: bigint;
    taxes: readonly TotalsTax[];
    roundingAmount?: bigint;
    total: bigint;
    amountCredited?: bigint;
    amountPaid?: bigint;
    amountDue?: bigint;
  };
  locale?: string;
};

export function TotalsPanel({ figures, locale }: TotalsPanelProps) {
  const { totals: words } = useTexts();
  const { subtotal, discountTotal, taxes, roundingAmount = 0n, total } = figures;
  const { amountCredited = 0n, amountPaid = 0n, amountDue } = figures;
  const above = amountPaid + amountCredited - total;
  const money = (amount: bigint) => (
    <MoneyText money={{ amount, currency: figures.currency }} {...(locale && { locale })} />
  );
  const taxLabel = (tax: Pick<TotalsTax, "name" | "percent" | "inclusive">, base: bigint | undefined) => {
    const label = words[tax.inclusive ? "taxIncluded" : "tax"](tax.name, formatPercent(tax.percent, locale));
    if (base === undefined) return label;
    return words.onBase(label, formatMoney({ amount: base, currency: figures.currency }, locale));
  };
  return (
    <dl className="ml-auto w-full max-w-sm space-y-1.5">
      <Row label={words.subtotal}>{money(subtotal)}</Row>
      {discountTotal !== 0n ? <Row label={words.discount}>{money(-discountTotal)}</Row> : null}
      {taxes.map(({ id, name, percent, inclusive, amount, base }) => (
        <Row
          key={`${id} ${percent} ${String(inclusive)}`}
          label={taxLabel({ name, percent, inclusive }, taxes.length > 1 ? base : undefined)}
          isQuiet={inclusive}
        >
          {money(amount)}
        </Row>
      ))}
      {roundingAmount !== 0n ? <Row label={words.rounding}>{money(roundingAmount)}</Row> : null}
      <Row label={words.total} isStrong>
        {money(total)}
      </Row>
      {amountCredited !== 0n ? <Row label={words.credited}>{money(-amountCredited)}</Row> : null}
      {amountPaid !== 0n ? <Row label={words.paid}>{money(-amountPaid)}</Row> : null}
      {amountDue !== undefined && above > 0n ? <Row label={words.aboveTotal}>{money(above)}</Row> : null}
      {amountDue !== undefined ? (
        <Row label={words.amountDue} isStrong>
          {money(amountDue)}
        </Row>
      ) : null}
    </dl>
  );
}

type RowProps = { label: ReactNode; isStrong?: boolean; isQuiet?: boolean; children: ReactNode };

function Row({ label, isStrong = false, isQuiet = false, children }: RowProps) {
  const emphasis = isStrong ? "border-t border-line pt-2 text-lg font-semibold" : "";
  return (
    <div
      className={`flex items-baseline justify-between gap-4 ${emphasis} ${isQuiet ? "text-muted" : ""}`.trim()}
    >
      <dt className={isStrong ? "" : "text-muted"}>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
