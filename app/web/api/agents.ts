import { z } from "zod";
import {
  inviteAgent,
  type inviteInput,
  inviteMany,
  inviteRows,
  listAgents,
  removeAgent,
  resendInvite,
  revokeInvite,
} from "#domain/agents";
import { idField, pagingFields } from "#lib/fields";
import { asJson } from "./as-json.ts";
import { byId, checkedBy } from "./by-id.ts";
import { adminProcedure, checkedByVerb, router } from "./procedure.ts";

const listInput = z.strictObject(pagingFields);
const manyInput = z.strictObject({ invites: inviteRows });
const removeInput = z.strictObject({ userId: idField("agent") });

export const agentsRouter = router({
  invite: adminProcedure
    .input(checkedByVerb<z.input<typeof inviteInput>>())
    .mutation(async ({ ctx, input }) => asJson(await inviteAgent(ctx.ctx, input))),
  inviteMany: adminProcedure.input(checkedBy(manyInput)).mutation(async ({ ctx, input }) => {
    const { invited, refused } = await inviteMany(ctx.ctx, { rows: input.invites });
    return asJson({ items: invited, refused });
  }),
  list: adminProcedure
    .input(checkedBy(listInput))
    .query(async ({ ctx, input }) => asJson(await listAgents(ctx.ctx, input))),
  resendInvite: adminProcedure
    .input(byId("invite"))
    .mutation(async ({ ctx, input }) => asJson(await resendInvite(ctx.ctx, input))),
  revokeInvite: adminProcedure
    .input(byId("invite"))
    .mutation(async ({ ctx, input }) => asJson(await revokeInvite(ctx.ctx, input))),
  remove: adminProcedure.input(checkedBy(removeInput)).mutation(async ({ ctx, input }) => {
    await removeAgent(ctx.ctx, input);
    return input;
  }),
});
