import { until } from "../../books.ts";
import { lookAt } from "../../seat-desk/rows.ts";
import { compare, NotAsTold, type Scenario, writes } from "../control.ts";

/** The overtaken worker would put back what the books believe of Stripe, to just what is wanted next. */
export const noFencing: Scenario = {
  mutation: "no-fencing",
  story:
    "a worker halts after Stripe's answer, past its lease; others bring Stripe from one seat to two; back to one has to wait for an hour; the first worker goes on",
  wrong: "Stripe has 2 seats instead of 1",
  settings: { variables: { BILLING_RETRY_CAP_SECONDS: "150" } },
  play: async ({ desk, start, call, invite, revoke, seats, quiet, halted }) => {
    const { stripe } = desk;
    const results = () =>
      lookAt<{ result: string | null }>(desk.database, "SELECT result FROM billing_attempts ORDER BY id");
    await start("after-answer:1:halt");
    await invite("first@agents.test");
    await halted();
    await quiet();
    const second = await invite("second@agents.test");
    await quiet();
    await stripe.faults.add({ kind: "429", retryAfter: 3600, match: writes });
    await revoke(second);
    await until(() => results().some(({ result }) => result === "busy"));
    await stripe.faults.clear();

    desk.signal("SIGUSR2");
    await until(() => typeof results()[0]?.result === "string");
    // Who was overtaken has changed nothing, so the change still waits and somebody asks for it to be tried now.
    if (results()[0]?.result === "overtaken") await call("seats.retry", {});
    await quiet();
    if (results().some(({ result }) => result === "unknown")) throw new NotAsTold("an answer came too late.");
    return compare(seats());
  },
};
