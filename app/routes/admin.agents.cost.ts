import { seatCost } from "#domain/seats";
import { costInWords } from "#lib/seat-cost-words";
import { forAdmin } from "#web/guards";

/** What one more agent costs, for the agents page when it is shown already. */
export const loader = forAdmin(async ({ ctx, staff }) => {
  return Response.json(costInWords(await seatCost(ctx), staff.organization));
});
