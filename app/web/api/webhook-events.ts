import type { z } from "zod";
import { listStripeEvents, type listStripeEventsInput, replayStripeEvent } from "#domain/inbox";
import { asJson } from "./as-json.ts";
import { byId } from "./by-id.ts";
import { adminProcedure, checkedByVerb, router } from "./procedure.ts";

export const webhookEventsRouter = router({
  list: adminProcedure
    .input(checkedByVerb<z.input<typeof listStripeEventsInput>>())
    .query(async ({ ctx, input }) => asJson(await listStripeEvents(ctx.ctx, input))),
  replay: adminProcedure.input(byId("event")).mutation(async ({ ctx, input }) => {
    await replayStripeEvent(ctx.ctx, input);
    return input;
  }),
});
