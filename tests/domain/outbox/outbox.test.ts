import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { inviteAgent } from "#domain/agents";
import { getClient, updateClient } from "#domain/clients";
import { EmailNotRetryable } from "#domain/delivery";
import { sendInvoice } from "#domain/invoices";
import {
  clientLinkOf,
  correctAddress,
  getOutboxEmail,
  listOutbox,
  MailWithoutLink,
  NoSuchContactAnyMore,
} from "#domain/outbox";
import { DomainError, NotFound } from "#lib/errors";
import { makeClient, makeOpenInvoice } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

/** An invoice whose mail was refused, because the address has a slip in it. */
async function undelivered() {
  const client = await makeClient(world.ctx, { name: "Ada Ltd", email: "adda@lovelace.test" });
  const invoice = await makeOpenInvoice(world.ctx, { clientId: client.id });
  await world.mailbox.faults.add({ kind: "refuse-recipient", match: "adda@lovelace.test" });
  await sendInvoice(world.ctx, { id: invoice.id });
  await world.settle();
  const email = await world.database.db.email.findFirstOrThrow({ where: { subjectId: invoice.id } });
  return { client, invoice, id: email.id };
}

describe("the outbox", () => {
  test("says who did not get which invoice, and why", async () => {
    const { client, invoice } = await undelivered();
    expect((await listOutbox(world.ctx, { state: "failed" })).items).toMatchObject([
      {
        client: { id: client.id, name: "Ada Ltd" },
        invoice: { id: invoice.id, number: invoice.number },
        toAddress: "adda@lovelace.test",
        lastError: expect.stringContaining("No such mailbox") as string,
      },
    ]);
  });

  test("names nobody where a mail is no client's, and shows another organization nothing", async () => {
    await inviteAgent(world.ctx, { email: "new@kettle.test" });
    expect((await listOutbox(world.ctx, {})).items).toMatchObject([{ client: null, invoice: null }]);
    const foreigner = await world.foreigner();
    expect((await listOutbox(foreigner, {})).items).toEqual([]);
    const { id } = await world.database.db.email.findFirstOrThrow();
    await expect(getOutboxEmail(foreigner, { id })).rejects.toThrow(NotFound);
  });
});

describe("correcting the address", () => {
  test("sends the mail there, under a new Message-ID and with a new link, and keeps the contact", async () => {
    const { client, invoice, id } = await undelivered();
    const link = await clientLinkOf(world.ctx, { id });
    await correctAddress(world.ctx, { id, email: " ADA@lovelace.test " });
    await world.settle();
    const [message] = world.mailbox.messages();
    expect(message).toMatchObject({ to: ["ada@lovelace.test"], messageId: `<${id}.2@localhost>` });
    expect(message?.text).not.toContain(link.url);
    expect(message?.text).toContain((await clientLinkOf(world.ctx, { id })).url);
    expect(await getClient(world.ctx, client)).toMatchObject({
      email: "ada@lovelace.test",
      contacts: [{ id: client.contacts[0]?.id, email: "ada@lovelace.test" }],
    });
    const row = await world.database.db.invoice.findUniqueOrThrow({ where: { id: invoice.id } });
    expect(row.deliveryState).toBe("sent");
  });

  test("finds the client by its new address from then on", async () => {
    const { id } = await undelivered();
    await correctAddress(world.ctx, { id, email: "countess@lovelace.test" });
    const { search } = await world.database.db.client.findFirstOrThrow();
    expect(search).toContain("countess");
    expect(search).not.toContain("adda");
  });

  test("is refused for no address, for another contact's, and for a mail that is no client's", async () => {
    const { client, id } = await undelivered();
    await updateClient(world.ctx, { id: client.id, contacts: [{ name: "Bob", email: "bob@lovelace.test" }] });
    const correct = (email: string) => correctAddress(world.ctx, { id, email });
    await expect(correct("ada")).rejects.toMatchObject({ fields: [{ path: "email" }] });
    await expect(correct("bob@lovelace.test")).rejects.toThrow(DomainError);
    await world.database.db.email.update({ where: { id }, data: { contactId: null } });
    await expect(correct("ada@lovelace.test")).rejects.toThrow(NoSuchContactAnyMore);
    expect((await getClient(world.ctx, client)).email).toBe("adda@lovelace.test");
  });

  test("is refused once the person has left, or the mail is no longer a failed one", async () => {
    const { client, id } = await undelivered();
    expect(await getOutboxEmail(world.ctx, { id })).toMatchObject({ mayCorrect: true });
    await updateClient(world.ctx, { id: client.id, email: "other@lovelace.test" });
    expect(await getOutboxEmail(world.ctx, { id })).toMatchObject({ mayCorrect: false });
    const correct = () => correctAddress(world.ctx, { id, email: "ada@lovelace.test" });
    await expect(correct()).rejects.toThrow(NoSuchContactAnyMore);
    await world.database.db.email.update({ where: { id }, data: { state: "sent" } });
    await expect(correct()).rejects.toThrow(EmailNotRetryable);
  });
});

describe("the client's link", () => {
  test("is the one that the mail carries", async () => {
    const { id } = await undelivered();
    await world.mailbox.faults.clear();
    expect((await clientLinkOf(world.ctx, { id })).url).toMatch(/^http:\/\/localhost:3000\/i\/[\w-]+$/);
  });

  test("is never one that makes somebody a member, nor another organization's, nor one that has ended", async () => {
    await inviteAgent(world.ctx, { email: "new@kettle.test" });
    const invite = await world.database.db.email.findFirstOrThrow();
    await expect(clientLinkOf(world.ctx, invite)).rejects.toThrow(MailWithoutLink);
    const { id } = await undelivered();
    await expect(clientLinkOf(await world.foreigner(), { id })).rejects.toThrow(NotFound);
    await world.database.db.link.updateMany({ data: { revokedAt: world.clock.now() } });
    expect(await getOutboxEmail(world.ctx, { id })).toMatchObject({ hasLink: false });
    await expect(clientLinkOf(world.ctx, { id })).rejects.toThrow(MailWithoutLink);
  });
});
