import { compare, type Scenario } from "../control.ts";

/** The third change must not count as the first, though it asks for the same. */
export const keyFromQuantity: Scenario = {
  mutation: "key-from-quantity",
  story: "five, six, five, six seats within a day; killed after the last commit, before its wake-up",
  wrong: "Stripe has 5 seats instead of 6",
  settings: { invites: 5 },
  play: async ({ desk, start, call, invite, revoke, seats, quiet }) => {
    await start("after-commit:3:kill");
    const sixth = await invite("sixth@agents.test");
    await quiet();
    await revoke(sixth);
    await quiet();
    await call("agents.invite", { email: "another@agents.test" });
    await desk.death();
    await start();
    await quiet();
    return compare(seats());
  },
};
