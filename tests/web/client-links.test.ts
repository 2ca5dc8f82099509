import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createClient } from "#domain/clients";
import { ensureLink, linkToken, revokeLinks } from "#domain/links";
import { inTransaction } from "#platform/context";
import { findInvoiceLink, rememberLink } from "#web/client-links";
import { forClient } from "#web/guards";
import { hours } from "#lib/duration";
import { createWorld, type World } from "../world.ts";
import { outcomeOf, ownForm, pageRequest } from "./page-request.ts";

let world: World;
let contactId: string;
beforeEach(async () => {
  world = await createWorld();
  const client = await createClient(world.ctx, { name: "Acme", email: "ada@acme.test" });
  contactId = client.contacts[0]?.id ?? "";
});
afterEach(() => world.close());

const route = forClient(async ({ ctx, link }) => ({ actor: ctx.actor, invoiceId: link.invoiceId }));

function open(subjectId = "inv-1") {
  return inTransaction(world.ctx, (tx) => ensureLink(tx, { kind: "invoice", subjectId, contactId }));
}

function byToken(token: string, init: RequestInit = {}) {
  return outcomeOf(route(pageRequest(world, `/i/${token}`, { ...init, params: { token } })));
}

function byCookie(id: string, cookie: string, init: RequestInit = {}) {
  const headers = { ...(init.headers as Record<string, string>), Cookie: cookie };
  return outcomeOf(route(pageRequest(world, `/invoice/${id}`, { ...init, headers, params: { id } })));
}

/** What a browser holds after it has opened the links, in that order. */
async function browserThatOpened(...linkIds: string[]): Promise<string> {
  let cookie = "";
  for (const linkId of linkIds) {
    const request = new Request(world.parts.config.appUrl, { headers: cookie ? { Cookie: cookie } : {} });
    cookie = (await rememberLink(request, world.parts.config, linkId)).split(";")[0] ?? "";
  }
  return cookie;
}

describe("who holds a link to an invoice", () => {
  test("enters by its token and acts as the contact, in the organization of the invoice", async () => {
    const token = await linkToken(world.ctx, (await open()).id);
    expect((await byToken(token)).value).toEqual({
      invoiceId: "inv-1",
      actor: { kind: "client", contactId, name: "Acme", organizationId: world.organizationId },
    });
  });

  test("may post with the token from anywhere: it is all the authority there is", async () => {
    const token = await linkToken(world.ctx, (await open()).id);
    expect((await byToken(token, { method: "POST" })).status).toBe(200);
  });

  test("enters by the cookie, with as many invoices at once as were opened", async () => {
    const cookie = await browserThatOpened((await open("inv-1")).id, (await open("inv-2")).id);
    expect((await byCookie("inv-1", cookie)).value).toMatchObject({ invoiceId: "inv-1" });
    expect((await byCookie("inv-2", cookie)).value).toMatchObject({ invoiceId: "inv-2" });
    expect((await byCookie("inv-3", cookie)).status).toBe(404);
  });

  test("needs our own Origin to post by the cookie", async () => {
    const cookie = await browserThatOpened((await open()).id);
    expect((await byCookie("inv-1", cookie, { method: "POST" })).status).toBe(403);
    expect((await byCookie("inv-1", cookie, ownForm(world))).status).toBe(200);
  });

  test("keeps the newest thirty", async () => {
    const ids: string[] = [];
    for (let number = 1; number <= 31; number += 1) ids.push((await open(`inv-${number}`)).id);
    const cookie = await browserThatOpened(...ids);
    expect((await byCookie("inv-1", cookie)).status).toBe(404);
    expect((await byCookie("inv-2", cookie)).status).toBe(200);
    expect((await byCookie("inv-31", cookie)).status).toBe(200);
    expect(cookie.length).toBeLessThan(4000);
  });
});

describe("nobody learns more than that there is nothing", () => {
  test("with a token that was never given out, was revoked, or is one of another kind", async () => {
    const { id } = await open();
    const revoked = await linkToken(world.ctx, id);
    await inTransaction(world.ctx, (tx) => revokeLinks(tx, { kind: "invoice", subjectId: "inv-1" }));
    const invite = await inTransaction(world.ctx, (tx) => ensureLink(tx, { kind: "invite", subjectId: "i" }));
    const answers = await Promise.all(
      ["never", revoked, await linkToken(world.ctx, invite.id)].map((token) => byToken(token)),
    );
    expect(new Set(answers.map(({ status, message }) => `${status} ${message}`))).toEqual(
      new Set(["404 There is no such invoice."]),
    );
  });

  test("with a cookie of a link that was revoked since, or that is signed by somebody else", async () => {
    const cookie = await browserThatOpened((await open()).id);
    await inTransaction(world.ctx, (tx) => revokeLinks(tx, { kind: "invoice", subjectId: "inv-1" }));
    expect((await byCookie("inv-1", cookie)).status).toBe(404);
    expect((await byCookie("inv-1", "steadybill_links=W10=.abc")).status).toBe(404);
    expect((await byCookie("inv-1", "")).status).toBe(404);
  });
});

test("unknown tokens are counted per address, known ones are free", async () => {
  const ctx = world.strangerCtx;
  const token = await linkToken(world.ctx, (await open()).id);
  const guess = (address: string) => findInvoiceLink(ctx, { token: "guess", address });
  for (let tries = 0; tries < 300; tries += 1) {
    await expect(guess("192.0.2.7")).rejects.toMatchObject({ kind: "not-found" });
  }
  await expect(guess("192.0.2.7")).rejects.toMatchObject({ kind: "too-many" });
  await expect(guess("192.0.2.8")).rejects.toMatchObject({ kind: "not-found" });
  expect(await findInvoiceLink(ctx, { token, address: "192.0.2.7" })).toMatchObject({ state: "live" });
  world.clock.advance(hours(1));
  await expect(guess("192.0.2.7")).rejects.toMatchObject({ kind: "not-found" });
});
