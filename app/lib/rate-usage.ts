import {
  addDecimals,
  compareDecimals,
  type Decimal,
  decimal,
  formatDecimal,
  isZero,
  multiplyDecimals,
  subtractDecimals,
} from "./decimal.ts";
import { DomainError } from "./errors.ts";
import { isWithinLimit, roundedDivide } from "./money.ts";
import type { MeteredTerms, PriceTerms, PriceTier } from "./price-terms.ts";
import { prorate, type UsedDays } from "./prorate.ts";

/**
 * What a step of a rating is about. `below_zero` are units that the model leaves out because there are fewer than none;
 * `free_amount` is what is free of a percentage, money.
 */
type StepKind =
  | "below_zero"
  | "free"
  | "free_amount"
  | "flat"
  | "unit"
  | "tier"
  | "package"
  | "percentage"
  | "minimum"
  | "maximum";

/**
 * One row of a rating's arithmetic, exact, in minor units: quantity × unitAmountDecimal + flatAmount = amountDecimal. The
 * quantity of a package is how many packages; what lifts the sum to the minimum or lowers it to the maximum has none.
 */
export type RatingStep = {
  readonly kind: StepKind;
  readonly quantity: string;
  readonly unitAmountDecimal: string;
  readonly flatAmount: string;
  readonly amountDecimal: string;
};

/** `amount` in minor units is the steps' sum rounded once. */
export type Rating = { readonly steps: readonly RatingStep[]; readonly amount: bigint };

/** The quantity costs more than any amount may be. */
export class RatedAmountTooLarge extends DomainError {
  constructor() {
    const message = "At this price the quantity costs more than an amount can be.";
    super("invalid", message, [{ path: "quantity", message }]);
  }
}

/**
 * What a quantity costs in a period: free units come off first, then the model's steps, then the minimum and the maximum,
 * and the sum is rounded once, halves away from zero.
 *
 * Of a part of the period (`used`) a flat fee and the minimum count with their share of the days; nothing else does.
 * A quantity below zero, which corrections and meters of negative values can lead to, keeps its sign where the price is
 * linear (per_unit, percentage); the other models take it for 0. Throws RatedAmountTooLarge.
 */
export function rateUsage(
  terms: PriceTerms,
  { quantity, used }: { quantity: Decimal; used?: UsedDays | undefined },
): Rating {
  const steps = terms.model === "flat" ? [flatFee(terms, used)] : meteredSteps(terms, quantity, used);
  const total = sumOf(steps);
  const amount = roundedDivide(total.units, 10n ** BigInt(total.scale));
  if (!isWithinLimit(amount)) throw new RatedAmountTooLarge();
  return { steps, amount };
}

function flatFee({ unitAmountDecimal }: { unitAmountDecimal: string }, used: UsedDays | undefined) {
  return step("flat", { quantity: one, unitAmount: sharedBy(decimal(unitAmountDecimal), used) });
}

function meteredSteps(terms: MeteredTerms, quantity: Decimal, used: UsedDays | undefined): RatingStep[] {
  const isLinear = terms.model === "per_unit" || terms.model === "percentage";
  const isLeftOut = !isLinear && quantity.units < 0n;
  const free = smaller(decimal(terms.freeUnits ?? "0"), quantity);
  const steps = [
    ...(isLeftOut ? [step("below_zero", { quantity })] : []),
    ...(free.units > 0n ? [step(freeKind(terms), { quantity: free })] : []),
    ...modelSteps(terms, isLeftOut ? zero : lessFree(quantity, free)),
  ];
  return [...steps, ...limitSteps(terms, sumOf(steps), used)];
}

function freeKind({ model }: MeteredTerms) {
  return model === "percentage" ? "free_amount" : "free";
}

function lessFree(quantity: Decimal, free: Decimal): Decimal {
  return free.units > 0n ? subtractDecimals(quantity, free) : quantity;
}

function modelSteps(terms: MeteredTerms, quantity: Decimal): RatingStep[] {
  if (isZero(quantity)) return [];
  switch (terms.model) {
    case "per_unit":
      return [step("unit", { quantity, unitAmount: decimal(terms.unitAmountDecimal) })];
    case "graduated":
      return graduatedSteps(terms.tiers, quantity);
    case "volume":
      return terms.tiers
        .filter((tier) => holds(tier, quantity))
        .slice(0, 1)
        .map((tier) => tierStep(tier, quantity));
    case "package":
      return [packageStep(terms, quantity)];
    case "percentage":
      return [percentageStep(terms, quantity)];
    default:
      return terms satisfies never;
  }
}

function graduatedSteps(tiers: readonly PriceTier[], quantity: Decimal): RatingStep[] {
  let below = zero;
  return tiers.flatMap((tier) => {
    const upTo = tier.upTo === null ? quantity : smaller(decimal(tier.upTo), quantity);
    const within = subtractDecimals(upTo, below);
    if (within.units <= 0n) return [];
    below = upTo;
    return [tierStep(tier, within)];
  });
}

function holds({ upTo }: PriceTier, quantity: Decimal): boolean {
  return upTo === null || compareDecimals(quantity, decimal(upTo)) <= 0;
}

function tierStep({ unitAmountDecimal, flatAmount = 0n }: PriceTier, quantity: Decimal): RatingStep {
  return step("tier", { quantity, unitAmount: decimal(unitAmountDecimal), flatAmount: whole(flatAmount) });
}

function packageStep(
  { packageSize, unitAmountDecimal }: { packageSize: string; unitAmountDecimal: string },
  quantity: Decimal,
): RatingStep {
  const size = decimal(packageSize);
  const [units, unitsEach] = [
    quantity.units * 10n ** BigInt(size.scale),
    size.units * 10n ** BigInt(quantity.scale),
  ];
  const packages = whole((units + unitsEach - 1n) / unitsEach);
  return step("package", { quantity: packages, unitAmount: decimal(unitAmountDecimal) });
}

function percentageStep(
  { percent, fixedAmount = 0n }: { percent: string; fixedAmount?: bigint },
  quantity: Decimal,
): RatingStep {
  const unitAmount = multiplyDecimals(decimal(percent), { units: 1n, scale: 2 });
  return step("percentage", {
    quantity,
    unitAmount,
    flatAmount: whole(quantity.units > 0n ? fixedAmount : 0n),
  });
}

/** What is missing to the minimum or too much for the maximum. */
function limitSteps(
  { minimumAmount, maximumAmount }: MeteredTerms,
  total: Decimal,
  used: UsedDays | undefined,
): RatingStep[] {
  const minimum = sharedBy(whole(minimumAmount ?? 0n), used);
  if (minimumAmount !== undefined && compareDecimals(total, minimum) < 0)
    return [step("minimum", { quantity: zero, flatAmount: subtractDecimals(minimum, total) })];
  if (maximumAmount !== undefined && compareDecimals(total, whole(maximumAmount)) > 0)
    return [step("maximum", { quantity: zero, flatAmount: subtractDecimals(whole(maximumAmount), total) })];
  return [];
}

function step(
  kind: StepKind,
  {
    quantity,
    unitAmount = zero,
    flatAmount = zero,
  }: { quantity: Decimal; unitAmount?: Decimal; flatAmount?: Decimal },
): RatingStep {
  return {
    kind,
    quantity: formatDecimal(quantity),
    unitAmountDecimal: formatDecimal(unitAmount),
    flatAmount: formatDecimal(flatAmount),
    amountDecimal: formatDecimal(addDecimals(multiplyDecimals(quantity, unitAmount), flatAmount)),
  };
}

function sumOf(steps: readonly RatingStep[]): Decimal {
  return steps.reduce((total, { amountDecimal }) => addDecimals(total, decimal(amountDecimal)), zero);
}

/** The whole of it without used days or with all of them, otherwise their share in whole minor units. */
function sharedBy(amount: Decimal, used: UsedDays | undefined): Decimal {
  return used === undefined || used.days === used.of ? amount : whole(prorate(amount, used));
}

function smaller(a: Decimal, b: Decimal): Decimal {
  return compareDecimals(a, b) < 0 ? a : b;
}

function whole(units: bigint): Decimal {
  return { units, scale: 0 };
}

const zero = whole(0n);
const one = whole(1n);
