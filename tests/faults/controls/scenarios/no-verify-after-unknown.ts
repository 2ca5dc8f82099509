import { compare, NotAsTold, type Scenario, writes } from "../control.ts";

const anHour = 3_600_000;

/** One seat is sent first and carried out last, after two seats. */
export const noVerifyAfterUnknown: Scenario = {
  mutation: "no-verify-after-unknown",
  story:
    "killed after Stripe's answer did not come; a second invite while Stripe refuses connections; the first request is carried out after the second",
  wrong: "Stripe has 1 seats instead of 2",
  settings: { variables: { BILLING_RETRY_CAP_SECONDS: "150" } },
  play: async ({ desk, start, invite, seats, quiet }) => {
    const { stripe } = desk;
    await stripe.faults.add({ kind: "late", ms: anHour, match: writes, times: 1 });
    await start("after-answer:1:kill");
    await invite("first@agents.test");
    await desk.death();
    if (!stripe.requests().some(({ fault }) => fault?.startsWith("late")))
      throw new NotAsTold("the request was given up before it had arrived.");

    await stripe.faults.add({ kind: "refuse" });
    await start();
    await invite("second@agents.test");
    const lateIsCarriedOut = new Promise<void>((resolve) => {
      // In the account's own events, because there the order is certain: as soon as two are set, one is set again.
      stripe.setWebhookUrl(async (request) => {
        const quantity = quantityIn(await request.json());
        if (quantity === 2) stripe.runTimers();
        if (quantity === 1) resolve();
        return new Response(null, { status: 204 });
      });
    });
    await stripe.faults.clear();
    await lateIsCarriedOut;
    await quiet();
    return compare(seats());
  },
};

function quantityIn(event: unknown): number | undefined {
  const { data } = event as { data: { object: { items?: { data: { quantity?: number }[] } } } };
  return data.object.items?.data[0]?.quantity;
}
