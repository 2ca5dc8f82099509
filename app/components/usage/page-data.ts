import type { CivilDate } from "#lib/civil-date";
import type { RatingStep } from "#lib/rate-usage";

/** One price's use by one group so far. Amounts in minor units, before tax. */
export type ShownUse = {
  priceId: string;
  priceName: string;
  unit: string | null;
  groupKey: string;
  quantity: string;
  steps: readonly RatingStep[];
  amount: bigint;
  projectedAmount: bigint;
};

/** What a meter counted day by day, a quantity per series. */
export type ShownDays = {
  meterId: string;
  name: string;
  unit: string;
  /** One for each group, or a single one of all where they are too many to be told apart. */
  series: readonly { key: string; label: string }[];
  groupCount: number;
  days: readonly { day: string; quantities: readonly string[] }[];
};

export type ShownCosts = {
  planId: string;
  clientName: string;
  currency: string;
  from: string;
  /** The last day. */
  to: string;
  /** The how manieth of the period's days it is, today included. */
  dayNumber: number;
  dayCount: number;
  used: readonly ShownUse[];
  amount: bigint;
  projectedAmount: bigint;
};

export type ShownPeriod = ShownCosts & { daily: readonly ShownDays[] };

/** How a line came about. Amounts in minor units, before tax. */
export type ShownLineUsage = {
  description: string;
  currency: string;
  priceName: string;
  /** Null for a flat fee. */
  meter: { name: string; unit: string } | null;
  groupKey: string;
  from: string;
  /** The last day. */
  to: string;
  /** The plan's. */
  timeZone: string;
  quantity: string;
  steps: readonly RatingStep[];
  ratedAmount: bigint;
  amount: bigint;
  earlier: readonly {
    lineId: string;
    amount: bigint;
    invoiceNumber: string | null;
    invoiceAt: string | null;
  }[];
  /** Null for a flat fee. */
  events: ShownLineEvents | null;
};

export type ShownLineEvents = {
  /** Of the whole period, up to the last number; without those that were taken back. */
  count: number;
  fromNumber: number;
  toNumber: number;
  /** SHA-256 of the file; null until it is worked out. */
  hash: string | null;
  /** Where the file is. */
  csvAt: string;
  /** Where events are, each under its number; null where single ones cannot be opened. */
  eventsAt: string | null;
  first: readonly ShownEvent[];
  hasMore: boolean;
};

export type ShownEvent = {
  number: number;
  id: string;
  at: Date;
  receivedAt: Date;
  value: string;
  properties: string | null;
  cancels: number | null;
};

export type ShownBilledWith = {
  priceName: string;
  groupKey: string;
  from: CivilDate;
  /** The first day after the period. */
  until: CivilDate;
  line: { lineId: string; invoiceId: string; invoiceNumber: string | null } | null;
  creditNote: { id: string; number: string | null } | null;
};
