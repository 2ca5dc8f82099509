export const queueNames = [
  "billing-updates",
  "emails",
  "events",
  "payments",
  "reconciliation",
  "billing-runs",
  "sweep",
] as const;
export type QueueName = (typeof queueNames)[number];

/** Asks, without waiting and without failing, that a queue's due work be looked at now or at a given time. */
export type WakeUps = {
  wake(name: QueueName, at?: Date): void;
  /** Whether the process is ending: what is under way may end, and nothing more is taken up. Left out: it never is. */
  readonly isStopping?: boolean;
};
