import type { z } from "zod";
import {
  archiveClient,
  createClient,
  type createClientInput,
  getClient,
  listClients,
  type listClientsInput,
  unarchiveClient,
  updateClient,
  type updateClientInput,
} from "#domain/clients";
import { asJson } from "./as-json.ts";
import { byId } from "./by-id.ts";
import { adminProcedure, checkedByVerb, router, staffProcedure } from "./procedure.ts";

export const clientsRouter = router({
  create: staffProcedure
    .input(checkedByVerb<z.input<typeof createClientInput>>())
    .mutation(async ({ ctx, input }) => asJson(await createClient(ctx.ctx, input))),
  get: staffProcedure
    .input(byId("client"))
    .query(async ({ ctx, input }) => asJson(await getClient(ctx.ctx, input))),
  list: staffProcedure
    .input(checkedByVerb<z.input<typeof listClientsInput>>())
    .query(async ({ ctx, input }) => asJson(await listClients(ctx.ctx, input))),
  update: staffProcedure
    .input(checkedByVerb<z.input<typeof updateClientInput>>())
    .mutation(async ({ ctx, input }) => asJson(await updateClient(ctx.ctx, input))),
  archive: adminProcedure
    .input(byId("client"))
    .mutation(async ({ ctx, input }) => asJson(await archiveClient(ctx.ctx, input))),
  unarchive: adminProcedure
    .input(byId("client"))
    .mutation(async ({ ctx, input }) => asJson(await unarchiveClient(ctx.ctx, input))),
});
