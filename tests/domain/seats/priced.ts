import type { World } from "../../world.ts";

/** Half of a month of 28 days lies behind, and the seat costs nine euros: what a seat costs from now is €4.50. */
export const halfway = "2026-02-15T00:00:00Z";

/** What a start learns from Stripe about the price and the period, whatever else the test did. */
export async function knowThePrice(world: Pick<World, "database">): Promise<void> {
  await world.database.db.seatSubscription.updateMany({
    data: {
      priceCurrency: "EUR",
      priceUnitAmount: "900",
      priceInterval: "month",
      priceIntervalCount: 1,
      periodStartsAt: new Date("2026-02-01T00:00:00Z"),
      periodEndsAt: new Date("2026-03-01T00:00:00Z"),
      cancelsAtPeriodEnd: false,
    },
  });
}
