import { AsyncLocalStorage } from "node:async_hooks";
import { setImmediate } from "node:timers/promises";
import { isFaultBuild } from "#lib/fault-build";
import { isMutated } from "#platform/faults";

const open = new AsyncLocalStorage<true>();

/** Whether the code that asks runs inside a database transaction. */
export function isInTransaction(): boolean {
  return open.getStore() === true;
}

/** Thrown by the doors that a transaction may not use; it is a bug in our code, never a refusal for a person. */
export class OutOfReachInTransaction extends Error {
  constructor(door: string) {
    super(
      `${door} is out of reach inside a transaction: use the transaction's own context, or do it after commit.`,
    );
    this.name = "OutOfReachInTransaction";
  }
}

/** Refuses at run time what types cannot see: an outer context caught in a transaction's closure. */
export function refuseInTransaction(door: string): void {
  if (isInTransaction()) throw new OutOfReachInTransaction(door);
}

/**
 * The one way to the write connection. better-sqlite3's adapter (7.10) has one connection, on which a plain query runs
 * inside whatever transaction is open and vanishes with its rollback; so every write and transaction takes its turn here.
 */
export class WriteGate {
  readonly #afterEach: () => void;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #isClosed = false;

  /** `afterEach` runs when a work has ended in whatever way and before the next one begins. */
  constructor(afterEach: () => void = () => undefined) {
    this.#afterEach = afterEach;
  }

  /** How many works wait or run. */
  get waiting(): number {
    return this.#waiting;
  }

  run<R>(work: () => Promise<R>): Promise<R> {
    refuseInTransaction("The write client");
    this.refuseWhenClosed();
    if (isFaultBuild && isMutated("no-write-gate")) return work();
    this.#waiting += 1;
    const turn = this.#last.then(work).finally(this.#afterEach);
    this.#last = turn.then(
      () => this.#leave(),
      () => this.#leave(),
    );
    return turn;
  }

  runTransaction<R>(work: () => Promise<R>): Promise<R> {
    return this.run(() => open.run(true, work));
  }

  /** Lets nothing in any more; resolves when everything that had entered before is done. */
  async close(): Promise<void> {
    // What was asked a moment ago arrives some microtasks later.
    await setImmediate();
    this.#isClosed = true;
    await this.#last;
  }

  /** A client that was closed may have another file, which whoever is late must not reach. */
  refuseWhenClosed(): void {
    if (this.#isClosed) throw new Error("The database is closed.");
  }

  #leave() {
    this.#waiting -= 1;
  }
}
