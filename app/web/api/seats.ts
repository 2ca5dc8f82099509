import { z } from "zod";
import {
  cancelSeats,
  changeSeatPrice,
  keepSeats,
  retrySeats,
  seatCost,
  type SeatCostQuery,
  seatPriceInput,
  seatStatus,
  startSeats,
} from "#domain/seats";
import { asJson } from "./as-json.ts";
import { checkedBy } from "./by-id.ts";
import { adminProcedure, checkedByVerb, ownerProcedure, router } from "./procedure.ts";

const nothing = checkedBy(z.strictObject({}));

export const seatsRouter = router({
  start: ownerProcedure.input(nothing).mutation(async ({ ctx }) => asJson(await startSeats(ctx.ctx))),
  status: adminProcedure.input(nothing).query(async ({ ctx }) => asJson(await seatStatus(ctx.ctx))),
  retry: adminProcedure.input(nothing).mutation(async ({ ctx }) => asJson(await retrySeats(ctx.ctx))),
  changePrice: ownerProcedure
    .input(checkedBy(seatPriceInput))
    .mutation(async ({ ctx, input }) => asJson(await changeSeatPrice(ctx.ctx, input))),
  cancel: ownerProcedure.input(nothing).mutation(async ({ ctx }) => asJson(await cancelSeats(ctx.ctx))),
  keep: ownerProcedure.input(nothing).mutation(async ({ ctx }) => asJson(await keepSeats(ctx.ctx))),
  preview: adminProcedure
    .input(checkedByVerb<SeatCostQuery>())
    .query(async ({ ctx, input }) => asJson(await seatCost(ctx.ctx, input))),
});
