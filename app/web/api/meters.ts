import type { z } from "zod";
import {
  archiveMeter,
  createMeter,
  type createMeterInput,
  getMeter,
  listMeters,
  type listMetersInput,
  renameMeter,
  type renameMeterInput,
  unarchiveMeter,
} from "#domain/meters";
import { asJson } from "./as-json.ts";
import { byId } from "./by-id.ts";
import { adminProcedure, checkedByVerb, router, staffProcedure } from "./procedure.ts";

export const metersRouter = router({
  create: adminProcedure
    .input(checkedByVerb<z.input<typeof createMeterInput>>())
    .mutation(async ({ ctx, input }) => asJson(await createMeter(ctx.ctx, input))),
  get: staffProcedure
    .input(byId("meter"))
    .query(async ({ ctx, input }) => asJson(await getMeter(ctx.ctx, input))),
  list: staffProcedure
    .input(checkedByVerb<z.input<typeof listMetersInput>>())
    .query(async ({ ctx, input }) => asJson(await listMeters(ctx.ctx, input))),
  rename: adminProcedure
    .input(checkedByVerb<z.input<typeof renameMeterInput>>())
    .mutation(async ({ ctx, input }) => asJson(await renameMeter(ctx.ctx, input))),
  archive: adminProcedure
    .input(byId("meter"))
    .mutation(async ({ ctx, input }) => asJson(await archiveMeter(ctx.ctx, input))),
  unarchive: adminProcedure
    .input(byId("meter"))
    .mutation(async ({ ctx, input }) => asJson(await unarchiveMeter(ctx.ctx, input))),
});
