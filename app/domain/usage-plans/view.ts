import type { MeterView } from "#domain/meters";
import type { PriceModel } from "#lib/price-models";
import type { PlanInterval, Rhythm } from "#lib/plan-periods";

export type PlannedPrice = {
  readonly id: string;
  readonly name: string;
  readonly model: PriceModel;
  /** Null for a flat fee. */
  readonly meter: MeterView | null;
};

export type UsagePlanView = Rhythm & {
  readonly id: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly currency: string;
  readonly interval: PlanInterval;
  readonly timeZone: string;
  readonly timing: "arrears" | "advance";
  readonly finish: "draft" | "send";
  readonly graceHours: number;
  /** When the next bill is made by itself; null when all is billed. */
  readonly nextBillAt: Date | null;
  readonly createdAt: Date;
  /** In the order in which they were chosen. */
  readonly prices: readonly PlannedPrice[];
};
