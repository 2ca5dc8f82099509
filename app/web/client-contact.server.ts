import { type ClientView, type ContactView, getClient } from "#domain/clients";
import { NotFound } from "#lib/errors";
import type { Context } from "#platform/context";

/** The client's contact that an address names; throws NotFound for one who left, or who is another client's. */
export async function getPresentContact(
  ctx: Context,
  params: Readonly<Record<string, string | undefined>>,
): Promise<{ client: ClientView; contact: ContactView }> {
  const client = await getClient(ctx, { id: String(params["id"]) });
  const contact = client.contacts.find(({ id }) => id === params["contactId"]);
  if (!contact) throw new NotFound("contact");
  return { client, contact };
}
