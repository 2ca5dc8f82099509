import { until } from "../../books.ts";
import { lookAt } from "../../seat-desk/rows.ts";
import { compare, type Scenario, writes } from "../control.ts";

/** The overtaken worker would put back what the books believe of Stripe, to just what is wanted next. */
export const noFencing: Scenario = {
  mutation: "no-fencing",
  story:
    "a worker halts after Stripe's answer, past its lease; others bring Stripe from one seat to two; back to one is declined; the first worker goes on",
  wrong: "Stripe has 2 seats instead of 1",
  settings: { variables: { BILLING_RETRY_CAP_SECONDS: "150" } },
  play: async ({ desk, start, invite, revoke, seats, quiet, halted }) => {
    const { stripe } = desk;
    await start("after-answer:1:halt");
    await invite("first@agents.test");
    await halted();
    await quiet();
    const second = await invite("second@agents.test");
    await quiet();
    await stripe.faults.add({ kind: "402", match: writes });
    await revoke(second);
    await until(() => seats().state === "blocked");

    desk.signal("SIGUSR2");
    await until(() => {
      const [first] = lookAt<{ ended_at: number | null }>(
        desk.database,
        "SELECT ended_at FROM billing_attempts ORDER BY id LIMIT 1",
      );
      return typeof first?.ended_at === "number";
    });
    await stripe.faults.clear();
    await quiet();
    return compare(seats());
  },
};
