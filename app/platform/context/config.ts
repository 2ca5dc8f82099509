/** What the environment decides and rules must know. Durations are milliseconds. */
export type Config = {
  /** Without a trailing slash; the only source of absolute links. */
  readonly appUrl: string;
  /** SESSION_SECRET's list: the first derives and signs, all verify. */
  readonly secrets: readonly [string, ...string[]];
  readonly seatPriceId: string | null;
  readonly billingRetryCap: number;
  readonly noticeGrace: number;
  readonly noticeQuiet: number;
  readonly signupsOpen: boolean;
  readonly rateLimitsOn: boolean;
  /** What mail systems that report bounces show; null: none does. */
  readonly mailWebhookSecret: string | null;
};
