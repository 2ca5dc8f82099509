import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ClientView, updateClient } from "#domain/clients";
import { startSession } from "#domain/credentials";
import { inTransaction } from "#platform/context";
import { cookiesFor } from "#web/cookies";
import { forClient, forPortal, forStaff, isGuarded } from "#web/guards";
import { days } from "#lib/duration";
import { makeClient, makeOpenInvoice } from "../billing-factories.ts";
import { portalCookie } from "../routes/portal/visitors.ts";
import { createWorld, type World } from "../world.ts";
import { outcomeOf, ownForm, pageRequest } from "./page-request.ts";

let world: World;
let client: ClientView;
let cookie: string;
beforeEach(async () => {
  world = await createWorld();
  client = await makeClient(world.ctx);
  cookie = await portalCookie(world, client.email);
});
afterEach(() => world.close());

const whoAmI = forPortal(async ({ ctx, portal }) => ({ actor: ctx.actor, portal }));

function visit(path = "/portal/invoices", init: RequestInit = {}, Cookie: string | null = cookie) {
  const headers = { ...(init.headers as Record<string, string>), ...(Cookie !== null && { Cookie }) };
  return outcomeOf(whoAmI(pageRequest(world, path, { ...init, headers })));
}

describe("who is signed in to the portal", () => {
  test("acts as the contact, in the client's organization", async () => {
    const { organizationId } = world;
    const contactId = client.contacts[0]?.id;
    expect((await visit()).value).toMatchObject({
      actor: { kind: "client", contactId, name: "Ada Lovelace Ltd", organizationId },
      portal: { email: client.email, hasSeveral: false, query: "", place: { clientId: client.id } },
    });
    expect((await visit(`/portal/invoices?for=${contactId}`)).status).toBe(200);
  });

  test("goes to the door when the session is over, the address is nobody's, or somebody made it up", async () => {
    for (const Cookie of [null, "", "steadybill_portal=abc", `${cookie}x`, cookie.slice(0, -3)])
      expect(await visit("/portal/invoices", {}, Cookie)).toMatchObject({ status: 302, location: "/portal" });
    await updateClient(world.ctx, { id: client.id, email: "new@lovelace.test" });
    expect((await visit()).location).toBe("/portal");
    await updateClient(world.ctx, { id: client.id, email: client.email });
    expect((await visit()).status).toBe(200);
    world.clock.advance(days(30));
    expect((await visit()).location).toBe("/portal");
  });

  test("has to say for which of several clients, and only for one of them", async () => {
    const second = await makeClient(await world.foreigner(), { name: "Engine Works" });
    expect((await visit()).location).toBe("/portal");
    const contactId = second.contacts[0]?.id;
    expect((await visit(`/portal/invoices?for=${contactId}`)).value).toMatchObject({
      actor: { contactId },
      portal: { query: `?for=${contactId}`, hasSeveral: true, place: { clientId: second.id } },
    });
    const stranger = await makeClient(world.ctx, { name: "Grace", email: "grace@hopper.test" });
    expect((await visit(`/portal/invoices?for=${stranger.contacts[0]?.id}`)).status).toBe(404);
  });

  test("changes something from our own pages alone, by a form", async () => {
    for (const origin of [undefined, "null", "https://evil.example", "http://localhost:3001"]) {
      const headers = origin === undefined ? {} : { Origin: origin };
      const answer = await visit("/portal/contact", { method: "POST", headers, body: new URLSearchParams() });
      expect(answer.status).toBe(403);
    }
    const own = ownForm(world);
    expect((await visit("/portal/contact", own)).status).toBe(200);
    const json = { ...(own.headers as Record<string, string>), "Content-Type": "application/json" };
    expect((await visit("/portal/contact", { method: "POST", headers: json, body: "{}" })).status).toBe(422);
  });

  test("is no staff by that, and staff is nobody in the portal", async () => {
    const staffPage = forStaff(async () => null);
    const answer = await outcomeOf(staffPage(pageRequest(world, "/admin", { headers: { Cookie: cookie } })));
    expect(answer.location).toBe("/login?redirectTo=%2Fadmin");
    const { owner, organizationId } = world;
    const { token } = await inTransaction(world.ctx, (tx) =>
      startSession(tx, { userId: owner.id, organizationId, userAgent: "Tests", address: "192.0.2.1" }),
    );
    const { session, portal } = cookiesFor(world.parts.config);
    for (const made of [await session.serialize(token), await portal.serialize(token)])
      expect((await visit("/portal/invoices", {}, made.split(";")[0] ?? "")).location).toBe("/portal");
    expect(isGuarded(whoAmI)).toBe(true);
  });
});

describe("an invoice", () => {
  const route = forClient(async ({ link }) => link);
  const open = (id: string, init: RequestInit = {}) =>
    outcomeOf(
      route(
        pageRequest(world, `/invoice/${id}`, {
          ...init,
          params: { id },
          headers: { ...(init.headers as Record<string, string>), Cookie: cookie },
        }),
      ),
    );

  test("opens to its client's contact, who still posts from our own pages alone", async () => {
    const { id } = await makeOpenInvoice(world.ctx, { clientId: client.id });
    expect((await open(id)).value).toMatchObject({ invoiceId: id, contactId: client.contacts[0]?.id });
    expect((await open(id, { method: "POST" })).status).toBe(403);
    expect((await open(id, ownForm(world))).status).toBe(200);
  });

  test("of another client stays closed", async () => {
    const other = await makeClient(world.ctx, { name: "Grace", email: "grace@hopper.test" });
    const { id } = await makeOpenInvoice(world.ctx, { clientId: other.id });
    expect((await open(id)).status).toBe(404);
  });
});
