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
};
