import { meterView } from "#domain/meters";
import type { Prisma } from "#platform/db";
import type { UsagePlanView } from "./view.ts";

export const planWithPrices = {
  client: { select: { name: true } },
  prices: {
    orderBy: { position: "asc" as const },
    include: { price: { include: { meter: { omit: { organizationId: true } } } } },
  },
} as const;

type PlanRow = Prisma.UsagePlanGetPayload<{ include: typeof planWithPrices }>;

export function viewPlan({ organizationId: _, client, prices, ...plan }: PlanRow): UsagePlanView {
  return {
    ...plan,
    clientName: client.name,
    prices: prices.map(({ price: { id, name, model, meter } }) => ({
      id,
      name,
      model,
      meter: meter && meterView(meter),
    })),
  };
}
