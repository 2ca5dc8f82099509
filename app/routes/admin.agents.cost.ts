import { seatCost } from "#domain/seats";
import { costInWords } from "#lib/seat-cost-words";
import { forAdmin } from "#web/guards";

/** What further agents cost (`?additional=`, 1 when left out), for a page that is shown already. */
export const loader = forAdmin(async ({ ctx, request, staff }) => {
  const additional = new URL(request.url).searchParams.get("additional");
  const cost = await seatCost(ctx, additional === null ? {} : { additional: Number(additional) });
  return Response.json(costInWords(cost, staff.organization));
});
