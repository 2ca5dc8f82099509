import { until } from "../../books.ts";
import { isQuiet } from "../../seat-desk/desk.ts";
import { compare, type Scenario, writes } from "../control.ts";

/** After a crash one key may be used once more; what Stripe then repeats says that it is spent. */
const enough = 4;

export const keyReusedAfter5xx: Scenario = {
  mutation: "key-reused-after-5xx",
  story:
    "Stripe answers 500 before the effect and keeps that under the key; killed while recording the failure",
  wrong: "Stripe has 0 seats instead of 1",
  play: async ({ desk, start, invite, seats }) => {
    const { stripe } = desk;
    await stripe.faults.add({ kind: "500", when: "before", match: writes, times: 1 });
    await start("while-recording-failure:1:kill");
    await invite("first@agents.test");
    await desk.death();
    await start();
    const repeated = () => stripe.requests().filter(({ replayed }) => replayed).length;
    await until(() => isQuiet(seats()) || repeated() >= enough);
    return compare(seats());
  },
};
