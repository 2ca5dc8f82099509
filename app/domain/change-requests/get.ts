import { NotFound } from "#lib/errors";
import { type Context, organizationOf, type TxContext } from "#platform/context";
import { ChangeRequestOver } from "./errors.ts";
import { type ChangeRequestView, viewChangeRequest, withNames } from "./view.ts";

/** Throws NotFound for one that the organization does not have. */
export async function getChangeRequest(
  ctx: Context | TxContext,
  { id }: { id: string },
): Promise<ChangeRequestView> {
  const row = await ctx.db.changeRequest.findFirst({
    where: { id, organizationId: organizationOf(ctx) },
    include: withNames,
  });
  if (!row) throw new NotFound("request");
  return viewChangeRequest(row);
}

/** The request, while it waits; throws ChangeRequestOver afterwards. */
export async function getOpenChangeRequest(
  tx: TxContext,
  { id }: { id: string },
): Promise<ChangeRequestView> {
  const request = await getChangeRequest(tx, { id });
  if (request.state !== "open") throw new ChangeRequestOver();
  return request;
}
