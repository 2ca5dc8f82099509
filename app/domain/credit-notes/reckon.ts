import { creditedShare } from "#lib/credited-share";
import { addDecimals, compareDecimals, type Decimal, decimal, formatDecimal, unitsAt } from "#lib/decimal";
import { invalidField } from "#lib/errors";
import type { LineFigures, TaxFigure } from "#lib/invoice-figures";
import { formatMoney, roundedDivide } from "#lib/money";
import { rateKey } from "#lib/taxes";
import { CreditTooLarge } from "./errors.ts";
import type { CreditAsk } from "./input.ts";

/** What is credited of one line. `quantity` is null where an amount was asked for. */
export type CreditedLine = {
  readonly lineId: string;
  readonly quantity: string | null;
  readonly figures: LineFigures;
};

/** What a credit note is reckoned from; amounts in minor units. */
export type CreditBasis = {
  readonly currency: string;
  readonly total: bigint;
  readonly roundingAmount: bigint;
  readonly lines: readonly {
    readonly id: string;
    readonly description: string;
    readonly quantity: string;
    readonly figures: LineFigures;
  }[];
  readonly taxes: readonly TaxFigure[];
  /** Of the credit notes issued before, in their order. */
  readonly earlier: readonly { readonly total: bigint; readonly lines: readonly CreditedLine[] }[];
};

/** A credit note's figures in minor units, positive unless a deduction is credited. */
export type CreditFigures = {
  readonly lines: readonly CreditedLine[];
  readonly subtotal: bigint;
  readonly discountTotal: bigint;
  readonly taxTotal: bigint;
  /** What the invoice's rounding to the smallest coin comes to: all of it with the last credit note, otherwise none. */
  readonly roundingAmount: bigint;
  readonly total: bigint;
  readonly taxes: readonly TaxFigure[];
};

/**
 * The figures of one more credit note. A quantity's total is its cumulative share of the line's, rounded once, less what
 * quantities before it took; taxes and discounts follow by creditedShare. However many there are, credit notes that take
 * a whole invoice add up to exactly its figures. Throws InvalidInput or CreditTooLarge, with the field.
 */
export function reckonCredit(basis: CreditBasis, asks: readonly CreditAsk[]): CreditFigures {
  const lines = asks.map((ask, index) => {
    const path = `lines.${index}`;
    if (asks.findIndex(({ lineId }) => lineId === ask.lineId) < index)
      throw invalidField(`${path}.lineId`, "Each line can be named once.");
    return reckonLine(basis, ask, path);
  });
  const figures = lines.map((line) => line.figures);
  const charged = sumOf(figures.map(({ total }) => total));
  const roundingAmount = isLast(basis, lines) ? basis.roundingAmount : 0n;
  const total = charged + roundingAmount;
  requireWithin(basis, total);
  return {
    lines,
    subtotal: sumOf(figures.map(({ amount }) => amount)),
    discountTotal: sumOf(figures.map((line) => line.discountAmount + line.invoiceDiscountShare)),
    taxTotal: sumOf(figures.flatMap(({ taxes }) => taxes.map(({ amount }) => amount))),
    roundingAmount,
    total,
    taxes: taxesOf(basis, figures),
  };
}

function reckonLine(basis: CreditBasis, ask: CreditAsk, path: string): CreditedLine {
  const line = basis.lines.find(({ id }) => id === ask.lineId);
  if (!line) throw invalidField(`${path}.lineId`, "The invoice has no such line.");
  const before = creditedBefore(basis, line.id);
  const { total: whole } = line.figures;
  const taken = sumOf(before.map(({ figures }) => figures.total));
  const left = whole - taken;
  if (whole === 0n)
    throw new CreditTooLarge({ path, message: "This line came to nothing, so nothing can be credited." });
  if (left === 0n) throw new CreditTooLarge({ path, message: "This line is credited in full already." });
  const { asked, quantity } = askedOf({ ask, line, before, left, path });
  const isWithin = whole > 0n ? asked >= 0n && asked <= left : asked <= 0n && asked >= left;
  if (!isWithin) {
    const most = formatMoney({ amount: left, currency: basis.currency });
    const field = quantity === null ? "amount" : "quantity";
    throw new CreditTooLarge({ path: `${path}.${field}`, message: `At most ${most} is left of this line.` });
  }
  const figures = creditedShare(line.figures, {
    upTo: { part: taken + asked, whole },
    before: before.map((part) => part.figures),
  });
  return { lineId: line.id, quantity, figures };
}

type Asked = { readonly asked: bigint; readonly quantity: string | null };

function askedOf(part: {
  ask: CreditAsk;
  line: CreditBasis["lines"][number];
  before: readonly CreditedLine[];
  left: bigint;
  path: string;
}): Asked {
  const { ask, line, before, left, path } = part;
  if (ask.amount !== undefined) return { asked: ask.amount, quantity: null };
  if (ask.quantity === undefined)
    return { asked: left, quantity: before.length === 0 ? formatDecimal(decimal(line.quantity)) : null };
  const whole = decimal(line.quantity);
  const given = before.reduce(
    (all, { quantity }) => (quantity === null ? all : addDecimals(all, decimal(quantity))),
    nothing,
  );
  const asked = decimal(ask.quantity);
  const upTo = addDecimals(given, asked);
  if (!isBetween(asked, whole) || !isBetween(upTo, whole)) {
    const rest = formatDecimal(addDecimals(whole, { units: -given.units, scale: given.scale }));
    throw new CreditTooLarge({ path: `${path}.quantity`, message: `At most ${rest} is left of this line.` });
  }
  const { total } = line.figures;
  return {
    asked: shareOf(total, upTo, whole) - shareOf(total, given, whole),
    quantity: formatDecimal(asked),
  };
}

const nothing: Decimal = { units: 0n, scale: 0 };

/** Whether the number lies between nothing and all, on the same side of zero. */
function isBetween(number: Decimal, whole: Decimal): boolean {
  return whole.units < 0n
    ? compareDecimals(number, nothing) <= 0 && compareDecimals(number, whole) >= 0
    : compareDecimals(number, nothing) >= 0 && compareDecimals(number, whole) <= 0;
}

function shareOf(total: bigint, part: Decimal, whole: Decimal): bigint {
  const scale = Math.max(part.scale, whole.scale);
  return roundedDivide(total * unitsAt(part, scale), unitsAt(whole, scale));
}

function creditedBefore(basis: CreditBasis, lineId: string): CreditedLine[] {
  return basis.earlier.flatMap(({ lines }) => lines.filter((line) => line.lineId === lineId));
}

/** Whether nothing of any line is left after this credit note. */
function isLast(basis: CreditBasis, now: readonly CreditedLine[]): boolean {
  return basis.lines.every(({ id, figures }) => {
    const taken = [...creditedBefore(basis, id), ...now.filter(({ lineId }) => lineId === id)];
    return sumOf(taken.map((line) => line.figures.total)) === figures.total;
  });
}

function requireWithin(basis: CreditBasis, total: bigint): void {
  if (total <= 0n) throw invalidField("lines", "A credit note must come to more than zero.");
  const left = basis.total - sumOf(basis.earlier.map((note) => note.total));
  if (total <= left) return;
  const most = formatMoney({ amount: left, currency: basis.currency });
  throw new CreditTooLarge({
    path: "lines",
    message:
      left > 0n
        ? `At most ${most} is left of this invoice to credit.`
        : "This invoice is credited in full already.",
  });
}

function taxesOf(basis: CreditBasis, lines: readonly LineFigures[]): TaxFigure[] {
  return basis.taxes.flatMap((rate) => {
    const own = lines.flatMap(({ taxes }) => taxes.filter((tax) => rateKey(tax) === rateKey(rate)));
    if (own.length === 0) return [];
    const { id, name, percent, inclusive } = rate;
    const base = sumOf(own.map((tax) => tax.base));
    return [{ id, name, percent, inclusive, base, amount: sumOf(own.map(({ amount }) => amount)) }];
  });
}

function sumOf(amounts: readonly bigint[]): bigint {
  return amounts.reduce((all, amount) => all + amount, 0n);
}
