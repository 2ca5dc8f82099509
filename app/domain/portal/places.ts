import type { Context, TxContext } from "#platform/context";

/** A client that a mailbox belongs to: who somebody is in the portal. */
export type PortalPlace = {
  readonly contactId: string;
  readonly contactName: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly organizationId: string;
  readonly organizationName: string;
  /** The client's language. */
  readonly locale: string;
};

/**
 * Every client that has the address as a contact's today, in any open organization, by name: the one question of the
 * portal that is asked across organizations, because a mailbox belongs to none of them.
 */
export async function listPlaces(
  ctx: Context | TxContext,
  { email }: { email: string },
): Promise<PortalPlace[]> {
  const contacts = await ctx.db.contact.findMany({
    where: { email, archivedAt: null, client: { organization: { closedAt: null } } },
    select: {
      id: true,
      name: true,
      client: {
        select: { id: true, name: true, locale: true, organization: { select: { id: true, name: true } } },
      },
    },
    orderBy: [{ client: { organization: { name: "asc" } } }, { client: { search: "asc" } }, { id: "asc" }],
  });
  return contacts.map(({ id, name, client }) => ({
    contactId: id,
    contactName: name,
    clientId: client.id,
    clientName: client.name,
    organizationId: client.organization.id,
    organizationName: client.organization.name,
    locale: client.locale,
  }));
}
