import { afterEach, beforeEach, expect, test } from "vitest";
import { deliveryOf, queueEmail } from "#domain/delivery";
import type { Fact } from "#domain/facts";
import { contextFor, inTransaction } from "#platform/context";
import { createWorld, type World } from "../../world.ts";
import { queue, send, toAda } from "./mails.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const aboutPayment = { subjectKind: "payment", subjectId: "pay-1" };
const delivery = () => deliveryOf(world.ctx, { ...aboutPayment, template: "password-reset" });

function queueTo(address: string, dedupe = address, contactId = address) {
  return queue(world, { ...aboutPayment, to: { address }, dedupe, contactId });
}

test("nothing was sent where there is no mail", async () => {
  expect(await delivery()).toEqual({ state: "none", recipients: [] });
});

test("several recipients count as failed if one failed, else as queued if one waits, else as sent", async () => {
  await queueTo("ada@client.test");
  await queueTo("bob@client.test");
  expect(await delivery()).toMatchObject({ state: "queued" });

  await world.mailbox.faults.add({ kind: "temporary", match: "bob@client.test", times: 1 });
  const next = await send(world);
  expect(await delivery()).toMatchObject({
    state: "queued",
    recipients: [
      { address: "ada@client.test", state: "sent", sentAt: world.clock.now() },
      { address: "bob@client.test", state: "queued", sentAt: null },
    ],
  });

  world.clock.set(next ?? "");
  await world.mailbox.faults.add({ kind: "refuse-recipient", match: "bob@client.test", times: 1 });
  await send(world);
  expect(await delivery()).toMatchObject({ state: "failed" });

  await queueTo("bob@client.test", "bob again");
  expect(await delivery()).toMatchObject({ state: "queued", recipients: [{}, { state: "queued" }] });
  await send(world);
  expect(await delivery()).toMatchObject({ state: "sent" });
});

test("the newest mail to a contact counts, also when its address has changed", async () => {
  await queueTo("old@client.test", "first", "con-1");
  await world.mailbox.faults.add({ kind: "refuse-recipient", match: "old@client.test" });
  await send(world);
  await queueTo("new@client.test", "second", "con-1");
  await send(world);
  expect(await delivery()).toMatchObject({ state: "sent", recipients: [{ address: "new@client.test" }] });
});

test("mails of another template, subject or organization do not count", async () => {
  await queueTo("ada@client.test");
  expect(await deliveryOf(world.ctx, { ...aboutPayment, template: "receipt" })).toMatchObject({
    state: "none",
  });
  const foreigner = await world.foreigner();
  expect(await deliveryOf(foreigner, { ...aboutPayment, template: "password-reset" })).toMatchObject({
    state: "none",
  });
});

test("every change of a mail's state is announced in the transaction that made it", async () => {
  const facts: Fact[] = [];
  const parts = { ...world.parts, react: async (_: unknown, fact: unknown) => void facts.push(fact as Fact) };
  const ctx = contextFor(parts, world.ctx.actor);
  const { id } = await inTransaction(ctx, (tx) => queueEmail(tx, { ...toAda, ...aboutPayment }));
  await world.mailbox.faults.add({ kind: "temporary", times: 1 });
  const next = await send(world, contextFor(parts, { kind: "system" }));
  world.clock.set(next ?? "");
  await send(world, contextFor(parts, { kind: "system" }));
  const fact = {
    kind: "email.state-changed",
    organizationId: world.organizationId,
    emailId: id,
    ...aboutPayment,
  };
  expect(facts).toEqual([fact, fact, fact]);
});
