import { EventEmitter } from "node:events";
import type Stripe from "stripe";
import { newId } from "./ids.ts";
import { Store } from "./store.ts";
import { view } from "./view.ts";
import type { Event, Thing } from "./wire.ts";

export const apiVersion = "2026-10-28.endive";

export type Cause = { id: string | null; idempotency_key: string | null };
type Job = { work: () => void; timer: NodeJS.Timeout | null };
export type Conversion = { currency: string; rate: number };

export type AccountOptions = {
  now: () => Date;
  checkoutBase: () => string;
  balanceTransactionDelayMs: number;
  /** Charges in these currencies settle in another one; all others settle in their own. */
  conversions: Record<string, Conversion>;
};

/** One Stripe account: what it holds, its clock, and how it tells the world what happened. */
export class Account {
  readonly store = new Store();
  private cause: Cause = { id: null, idempotency_key: null };
  private readonly listeners: ((event: Event) => void)[] = [];
  private readonly jobs = new Set<Job>();
  readonly changes = new EventEmitter().setMaxListeners(0);

  constructor(readonly options: AccountOptions) {}

  /** Seconds since 1970, as everywhere at Stripe. */
  now(): number {
    return Math.floor(this.options.now().getTime() / 1000);
  }

  onEvent(listener: (event: Event) => void): void {
    this.listeners.push(listener);
  }

  /** Runs synchronous work; events that it emits name the request that caused them. */
  during<T>(cause: Cause, work: () => T): T {
    this.cause = cause;
    try {
      return work();
    } finally {
      this.cause = { id: null, idempotency_key: null };
    }
  }

  emit(type: Stripe.Event.Type, thing: Thing, previous?: Record<string, unknown>): Event {
    const event: Event = {
      id: newId("evt"),
      object: "event",
      api_version: apiVersion,
      created: this.now(),
      data: { object: view(this.store, thing), ...(previous && { previous_attributes: previous }) },
      livemode: false,
      pending_webhooks: 1,
      request: { ...this.cause },
      type,
    };
    this.store.put(event);
    this.listeners.forEach((listener) => listener(event));
    return event;
  }

  /**
   * Runs `work` after so many milliseconds of the machine's clock; `Infinity` leaves it to `runOutstanding`. `idle` waits
   * for what has a time, not for what is left to a call.
   */
  later(ms: number, work: () => void): void {
    const job: Job = { work, timer: null };
    if (Number.isFinite(ms)) job.timer = setTimeout(() => this.run(job), ms);
    this.jobs.add(job);
  }

  outstandingTimers(): number {
    return [...this.jobs].filter((job) => job.timer !== null).length;
  }

  runOutstanding(): void {
    [...this.jobs].forEach((job) => this.run(job));
  }

  /** To be called after anything that a reader of the state, or a waiter, could notice. */
  noteChange(): void {
    this.changes.emit("change");
  }

  stop(): void {
    this.jobs.forEach((job) => clearTimeout(job.timer ?? undefined));
    this.jobs.clear();
  }

  private run(job: Job): void {
    clearTimeout(job.timer ?? undefined);
    if (!this.jobs.delete(job)) return;
    job.work();
    this.noteChange();
  }
}
