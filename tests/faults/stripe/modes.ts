import {
  answerInstead,
  answerTooLate,
  type Behavior,
  confirmAnotherQuantity,
  cutTheBody,
  failure,
  neverAnswer,
  page,
  resetAfterTheEffect,
} from "../proxy/behaviors.ts";
import type { FaultWorld } from "./world.ts";

/** A way in which Stripe fails until it heals, which no person needs to help. */
export type Mode = {
  readonly name: string;
  readonly begin: (world: FaultWorld) => unknown;
  /** As what an attempt counts that met it. */
  readonly failureClass: "unknown" | "server" | "busy";
  /** False: only the first attempt fails, so nobody hears of it. */
  readonly lasts: boolean;
  /** Whether anything on this side notices that the server asks. */
  readonly isHeardOf: boolean;
  /** The pause that Stripe asks for, in milliseconds. */
  readonly asksToWait?: number;
};

export const modes: readonly Mode[] = [
  {
    name: "its name does not resolve",
    begin: ({ resolver, proxy }) => {
      resolver.forget();
      proxy.cut();
    },
    failureClass: "unknown",
    lasts: true,
    isHeardOf: true,
  },
  {
    name: "it refuses connections",
    begin: ({ proxy }) => proxy.refuse(),
    failureClass: "unknown",
    lasts: true,
    isHeardOf: false,
  },
  through("it accepts and never answers", neverAnswer, "unknown"),
  through("it answers later than the deadline", answerTooLate, "unknown"),
  through("it cuts its answers in half", cutTheBody, "unknown"),
  through("it resets the line after the effect", resetAfterTheEffect, "unknown"),
  // These two are Stripe's own, because Stripe keeps a 500 under the key and repeats it.
  atStripe("it answers 500 before the effect", "before"),
  atStripe("it answers 500 after the effect", "after"),
  through("a gateway answers 503 with a page", answerInstead(page(503)), "server"),
  through("it answers 429", answerInstead(failure(429, { code: "rate_limit" })), "busy"),
  {
    ...through(
      "it answers 429 and asks for a second's pause",
      answerInstead(failure(429, { code: "rate_limit" }, { "retry-after": "1" })),
      "busy",
    ),
    asksToWait: 1000,
  },
  through("it answers 409 for a lock", answerInstead(failure(409, { code: "lock_timeout" })), "busy"),
  { ...through("it confirms another quantity", confirmAnotherQuantity, "server"), lasts: false },
];

function through(name: string, behavior: Behavior, failureClass: Mode["failureClass"]): Mode {
  return { name, begin: ({ proxy }) => proxy.behave(behavior), failureClass, lasts: true, isHeardOf: true };
}

function atStripe(name: string, when: "before" | "after"): Mode {
  const begin = ({ stripe }: FaultWorld) => stripe.faults.add({ kind: "500", when });
  return { name, begin, failureClass: "server", lasts: true, isHeardOf: true };
}
