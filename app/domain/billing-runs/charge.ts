import type { PlannedPrice } from "#domain/usage-plans";
import type { PlanPeriod } from "#lib/plan-periods";
import type { RatingStep } from "#lib/rate-usage";

/** A period of a plan with the instants that it begins and ends at in the plan's zone. */
export type BilledPeriod = PlanPeriod & { readonly start: Date; readonly end: Date };

/**
 * What one price comes to for one group of events in one period, and what of it is still to be billed. Amounts are in
 * minor units, before tax as prices are.
 */
export type Charge = {
  readonly price: PlannedPrice;
  readonly priceVersionId: string;
  readonly period: BilledPeriod;
  /** Canonical JSON of the values of the meter's groups; "[]" without groups. */
  readonly groupKey: string;
  /** Decimal text; "1" for a flat fee. */
  readonly quantity: string;
  readonly eventCount: number;
  readonly steps: readonly RatingStep[];
  /** For the whole period. */
  readonly ratedAmount: bigint;
  /** What of that was not billed before; below zero where too much was. */
  readonly amount: bigint;
  /** Whether a part of the period was billed before. */
  readonly isAdjustment: boolean;
  /** The numbers of the events that nobody billed before; for a flat fee, the how manieth charge this is. */
  readonly fromNumber: number;
  readonly toNumber: number;
};
