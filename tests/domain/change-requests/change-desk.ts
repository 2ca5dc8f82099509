import { askForChange, getChangeRequest } from "#domain/change-requests";
import { type ClientView, getClient } from "#domain/clients";
import { type Context, contextFor } from "#platform/context";
import { makeClient } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";

export type Details = Omit<Parameters<typeof askForChange>[1], "contactId">;

/** A client with two contacts, and what they ask for in the portal. */
export async function openChangeDesk() {
  const world: World = await createWorld();
  const client: ClientView = await makeClient(world.ctx, {
    contacts: [{ name: "Books", email: "books@lovelace.test" }],
  });
  const [ada, books] = client.contacts.map(({ id }) => id) as [string, string];

  /** The portal's context of a contact. */
  function as(contactId: string): Context {
    const { organizationId } = world;
    return contextFor(world.parts, { kind: "client", contactId, name: "Ada", organizationId });
  }

  function details(over: Partial<Details> = {}): Details {
    const { name, address, taxNumber } = client;
    return { contactName: "Ada Lovelace Ltd", email: client.email, name, address, taxNumber, ...over };
  }

  return {
    ...{ world, client, ada, books, as, details },
    ask: (over: Partial<Details>) => askForChange(as(ada), { contactId: ada, ...details(over) }),
    askAsBooks: (over: Partial<Details>) =>
      askForChange(as(books), {
        contactId: books,
        ...details({ contactName: "Books", email: "books@lovelace.test" }),
        ...over,
      }),
    now: () => getClient(world.ctx, { id: client.id }),
    stateOf: async (id: string) => (await getChangeRequest(world.ctx, { id })).state,
  };
}
