import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { updateClient } from "#domain/clients";
import { portalLink } from "#domain/invoices";
import {
  countPortalSessions,
  findPortalLink,
  findPortalSession,
  renewPortalLink,
  requestPortalLink,
  signOutEverywhere,
  signOutOfPortal,
} from "#domain/portal";
import { days, minutes } from "#lib/duration";
import { makeClient, makeOpenInvoice } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";
import { askForToken, newestToken, signIn, enterWith } from "./portal-people.ts";

const ada = "ada@lovelace.test";

let world: World;
let clientId: string;
beforeEach(async () => {
  world = await createWorld();
  clientId = (await makeClient(world.ctx)).id;
});
afterEach(() => world.close());

const mails = () => world.mailbox.messages();
const ask = (email: string, address = "192.0.2.9") =>
  requestPortalLink(world.strangerCtx, { email, address });
const sessionOf = (token: string) => findPortalSession(world.strangerCtx, token);

describe("asking for a link", () => {
  test("mails one to a contact in the organization's name, whatever the case of the address", async () => {
    await ask(" Ada@Lovelace.TEST ");
    await world.settle();
    expect(mails()).toHaveLength(1);
    expect(mails()[0]).toMatchObject({ to: [ada], subject: "Your link to sign in" });
    expect(mails()[0]?.text).toContain("once, within ten minutes");
    expect(mails()[0]?.text).toContain("Kettle & Co.");
  });

  test("answers nothing and mails nothing for an address that is nobody's", async () => {
    expect(await ask("nobody@lovelace.test")).toBeUndefined();
    await world.settle();
    expect(mails()).toEqual([]);
    expect(await world.database.db.link.count({ where: { kind: "portal" } })).toBe(0);
  });

  test("mails nothing to a contact who left", async () => {
    await updateClient(world.ctx, { id: clientId, email: "new@lovelace.test" });
    await ask(ada);
    await world.settle();
    expect(mails()).toEqual([]);
  });

  test("with something that is no address is refused with a sentence at the field", async () => {
    for (const email of [
      "",
      "ada",
      "a@b.test, c@d.test",
      "ada@x.test\r\nBcc: eve@x.test",
      "\u202eada@x.test",
    ])
      await expect(ask(email)).rejects.toMatchObject({ kind: "invalid", fields: [{ path: "email" }] });
  });

  test("is limited alike for known and unknown addresses", async () => {
    for (const email of [ada, "nobody@lovelace.test"]) {
      for (let time = 0; time < 5; time += 1) await ask(email);
      await expect(ask(email)).rejects.toMatchObject({ kind: "too-many" });
    }
    world.clock.advance(minutes(15));
    await ask(ada);
  });

  test("is limited per address that it comes from", async () => {
    for (let time = 0; time < 100; time += 1) await ask(`nobody${time}@x.test`);
    await expect(ask("one-more@x.test")).rejects.toMatchObject({ kind: "too-many" });
    await ask("one-more@x.test", "192.0.2.10");
  });

  test("keeps nothing in the database that opens the portal", async () => {
    const token = await askForToken(world, ada);
    const links = await world.database.db.link.findMany();
    const emails = await world.database.db.email.findMany();
    expect(token).toHaveLength(43);
    expect(JSON.stringify([links, emails])).not.toContain(token);
  });
});

describe("a sign-in link", () => {
  test("is not used up by looking at it", async () => {
    const token = await askForToken(world, ada);
    for (let time = 0; time < 3; time += 1)
      expect(await findPortalLink(world.strangerCtx, { token, address: "192.0.2.9" })).toMatchObject({
        email: ada,
        isLive: true,
      });
    expect(await enterWith(world, token)).not.toBeNull();
  });

  test("works once, also when two use it at the same time", async () => {
    const token = await askForToken(world, ada);
    const uses = await Promise.all([
      enterWith(world, token),
      enterWith(world, token),
      enterWith(world, token),
    ]);
    expect(uses.filter((session) => session !== null)).toHaveLength(1);
    expect(await enterWith(world, token)).toBeNull();
  });

  test("works for ten minutes and no longer", async () => {
    const [early, late] = [await askForToken(world, ada), await askForToken(world, ada)];
    world.clock.advance(minutes(10) - 1);
    expect(await enterWith(world, early)).not.toBeNull();
    expect(late).not.toBe(early);
    const next = await askForToken(world, ada);
    world.clock.advance(minutes(10));
    expect(await enterWith(world, next)).toBeNull();
  });

  test("stays good while a second one is under way, and ends when the other has signed in", async () => {
    const first = await askForToken(world, ada);
    const second = await askForToken(world, ada);
    expect(await enterWith(world, first)).not.toBeNull();
    expect(await enterWith(world, second)).toBeNull();
  });

  test("is used up and lets nobody in when the address is no contact's any more", async () => {
    const token = await askForToken(world, ada);
    await updateClient(world.ctx, { id: clientId, email: "new@lovelace.test" });
    expect(await enterWith(world, token)).toBeNull();
    await updateClient(world.ctx, { id: clientId, email: ada });
    expect(await enterWith(world, token)).toBeNull();
  });

  test("that ended is renewed in the mailbox that it was sent to, and only there", async () => {
    const token = await askForToken(world, ada);
    await enterWith(world, token);
    await renewPortalLink(world.strangerCtx, { token, address: "192.0.2.9" });
    await world.settle();
    const renewed = newestToken(world, ada) ?? "";
    expect(renewed).not.toBe(token);
    expect(mails().every(({ to }) => to[0] === ada)).toBe(true);
    expect(await enterWith(world, renewed)).not.toBeNull();
  });

  test("that nobody gave out is not found, and guessing is limited", async () => {
    const guess = () => renewPortalLink(world.strangerCtx, { token: "guess", address: "192.0.2.7" });
    await expect(enterWith(world, "guess")).rejects.toMatchObject({ kind: "not-found" });
    for (let tries = 0; tries < 300; tries += 1)
      await expect(guess()).rejects.toMatchObject({ kind: "not-found" });
    await expect(guess()).rejects.toMatchObject({ kind: "too-many" });
  });

  test("is not mailed any more when its ten minutes are over, and alarms nobody", async () => {
    await ask(ada);
    world.clock.advance(minutes(10));
    await world.settle();
    expect(mails()).toEqual([]);
    expect(await world.database.db.email.findFirst()).toMatchObject({ state: "withdrawn" });
  });
});

describe("a session in the portal", () => {
  test("belongs to the mailbox, and its token is kept nowhere", async () => {
    const token = await signIn(world, ada);
    expect(await sessionOf(token)).toMatchObject({ email: ada });
    expect(JSON.stringify(await world.database.db.portalSession.findMany())).not.toContain(token);
    expect(await sessionOf("made up")).toBeNull();
  });

  test("ends after thirty days", async () => {
    const token = await signIn(world, ada);
    world.clock.advance(days(30) - 1);
    expect(await sessionOf(token)).not.toBeNull();
    world.clock.advance(1);
    expect(await sessionOf(token)).toBeNull();
  });

  test("takes the place of the one that the browser held", async () => {
    const first = await signIn(world, ada);
    const second = await enterWith(world, await askForToken(world, ada), { replaces: first });
    expect(await sessionOf(first)).toBeNull();
    expect(await sessionOf(second?.token ?? "")).not.toBeNull();
  });

  test("is signed out of alone", async () => {
    const [one, two] = [await signIn(world, ada), await signIn(world, ada)];
    await signOutOfPortal(world.strangerCtx, one);
    expect(await sessionOf(one)).toBeNull();
    expect(await sessionOf(two)).not.toBeNull();
  });

  test("is signed out of everywhere, with the links that are under way", async () => {
    const tokens = [await signIn(world, ada), await signIn(world, ada)];
    const waiting = await askForToken(world, ada);
    expect(await countPortalSessions(world.strangerCtx, { email: ada })).toBe(2);
    await signOutEverywhere(world.strangerCtx, { email: ada });
    for (const token of tokens) expect(await sessionOf(token)).toBeNull();
    expect(await enterWith(world, waiting)).toBeNull();
    expect(await countPortalSessions(world.strangerCtx, { email: ada })).toBe(0);
  });

  test("of another mailbox is left alone by signing out everywhere", async () => {
    await makeClient(world.ctx, { name: "Grace", email: "grace@hopper.test" });
    const token = await signIn(world, "grace@hopper.test");
    await signOutEverywhere(world.strangerCtx, { email: ada });
    expect(await sessionOf(token)).not.toBeNull();
  });
});

test("a month after they were over, sessions and links are forgotten, and invoices' links are not", async () => {
  const { db } = world.database;
  const invoice = await makeOpenInvoice(world.ctx, { clientId });
  await portalLink(world.ctx, invoice);
  await signIn(world, ada);
  world.clock.advance(days(30));
  const recent = await signIn(world, ada);
  await world.settle();
  expect(await db.portalSession.count()).toBe(2);
  world.clock.advance(days(30) + minutes(11));
  await world.settle();
  expect(await db.portalSession.count()).toBe(1);
  expect(await db.link.findMany({ select: { kind: true } })).toEqual([{ kind: "invoice" }]);
  expect(await sessionOf(recent)).toBeNull();
});
