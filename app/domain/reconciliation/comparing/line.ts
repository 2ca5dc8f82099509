/** A line of Stripe's books; amounts in minor units of its currency. */
export type Line = {
  readonly id: string;
  readonly type: string;
  readonly net: bigint;
  readonly amount: bigint;
  readonly currency: string;
  readonly sourceId: string | null;
  readonly description: string;
  readonly createdAt: Date;
  /** What the books had on Stripe clearing when they were compared. */
  readonly booked: bigint;
};
