import { NotFound } from "#lib/errors";
import { type Context, organizationOf, type TxContext } from "#platform/context";
import { type ClientView, clientWithContacts } from "./view.ts";

type Reader = Context | TxContext;

/** The client by its id, or by the key that scripts and meters use; null when the organization has none. */
export function findClient(
  ctx: Reader,
  query: { id: string } | { key: string } | { idOrKey: string },
): Promise<ClientView | null> {
  const where = "idOrKey" in query ? { OR: [{ id: query.idOrKey }, { key: query.idOrKey }] } : query;
  return ctx.db.client.findFirst({
    where: { ...where, organizationId: organizationOf(ctx) },
    select: clientWithContacts,
  });
}

export async function getClient(ctx: Reader, { id }: { id: string }): Promise<ClientView> {
  const client = await findClient(ctx, { id });
  if (!client) throw new NotFound("client");
  return client;
}
