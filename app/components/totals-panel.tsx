import type { ReactNode } from "react";
import { formatPercent } from "#lib/number-text";
import { MoneyText } from "./money.tsx";

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
  const { subtotal, discountTotal, taxes, roundingAmount = 0n, total } = figures;
  const { amountCredited = 0n, amountPaid = 0n, amountDue } = figures;
  const above = amountPaid + amountCredited - total;
  const money = (amount: bigint) => (
    <MoneyText money={{ amount, currency: figures.currency }} {...(locale && { locale })} />
  );
  return (
    <dl className="ml-auto w-full max-w-sm space-y-1.5">
      <Row label="Subtotal">{money(subtotal)}</Row>
      {discountTotal !== 0n ? <Row label="Discount">{money(-discountTotal)}</Row> : null}
      {taxes.map(({ id, name, percent, inclusive, amount, base }) => (
        <Row
          key={`${id} ${percent} ${String(inclusive)}`}
          label={
            <>
              {`${inclusive ? "Includes " : ""}${name} ${formatPercent(percent, locale)}`}
              {taxes.length > 1 && base !== undefined ? <> on {money(base)}</> : null}
            </>
          }
          isQuiet={inclusive}
        >
          {money(amount)}
        </Row>
      ))}
      {roundingAmount !== 0n ? <Row label="Rounding">{money(roundingAmount)}</Row> : null}
      <Row label="Total" isStrong>
        {money(total)}
      </Row>
      {amountCredited !== 0n ? <Row label="Credited">{money(-amountCredited)}</Row> : null}
      {amountPaid !== 0n ? <Row label="Paid">{money(-amountPaid)}</Row> : null}
      {amountDue !== undefined && above > 0n ? <Row label="Above the total">{money(above)}</Row> : null}
      {amountDue !== undefined ? (
        <Row label="Amount due" isStrong>
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
