import { type Decimal, formatDecimal } from "#lib/decimal";

/** units + nanos / 10^9; sums may have more nanos than one unit has, which changes nothing of the value. */
export type Amount = { readonly units: bigint; readonly nanos: bigint };

const nanosPerUnit = 1_000_000_000n;

export const noAmount: Amount = { units: 0n, nanos: 0n };

export function decimalOf({ units, nanos }: Amount): Decimal {
  return { units: units * nanosPerUnit + nanos, scale: 9 };
}

export function addAmounts(a: Amount, b: Amount): Amount {
  return { units: a.units + b.units, nanos: a.nanos + b.nanos };
}

/** The shortest plain text of a value as a row of the database has it. */
export function amountText(units: bigint | number, nanos: bigint | number): string {
  return formatDecimal(decimalOf({ units: BigInt(units), nanos: BigInt(nanos) }));
}
