import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ClientView, getClient, updateClient } from "#domain/clients";
import * as approval from "../../../app/routes/admin.change-requests.$id.approval.ts";
import * as requestPage from "../../../app/routes/admin.change-requests.$id._index.tsx";
import * as refusal from "../../../app/routes/admin.change-requests.$id.refusal.tsx";
import * as list from "../../../app/routes/admin.change-requests._index.tsx";
import * as clientPage from "../../../app/routes/admin.clients.$id._index.tsx";
import * as contact from "../../../app/routes/portal.contact.tsx";
import * as withdrawal from "../../../app/routes/portal.contact_.withdrawal.ts";
import { makeClient } from "../../billing-factories.ts";
import { type Browser, signedIn } from "../../route-request.ts";
import { createWorld, type World } from "../../world.ts";
import { inPortal } from "./visitors.ts";

let world: World;
let client: ClientView;
let ada: Browser;
let admin: Browser;
beforeEach(async () => {
  world = await createWorld();
  client = await makeClient(world.ctx);
  ada = await inPortal(world, client.email);
  admin = await signedIn(world);
});
afterEach(() => world.close());

const fields = (over: Record<string, string> = {}) => ({
  contactName: "Ada Lovelace Ltd",
  email: client.email,
  name: client.name,
  address: client.address,
  taxNumber: client.taxNumber,
  ...over,
});
const ask = (over: Record<string, string>) => ada.submit(contact.action, "/portal/contact", fields(over));
const page = async () => (await ada.load(contact.loader, "/portal/contact")).data;
const now = () => getClient(world.ctx, { id: client.id });

async function openRequest(): Promise<string> {
  const request = await world.database.db.changeRequest.findFirstOrThrow({ where: { state: "open" } });
  return request.id;
}
const approve = (id: string, version: number) =>
  admin.submit(
    approval.action,
    `/admin/change-requests/${id}/approval`,
    { version: String(version) },
    { id },
  );

describe("contact details in the portal", () => {
  test("show what is known, and in how many browsers the mailbox is signed in", async () => {
    await inPortal(world, client.email);
    expect(await page()).toMatchObject({
      details: fields(),
      requests: [],
      sessionCount: 2,
    });
  });

  test("change by asking, when an admin approves, who sees what is to change", async () => {
    expect(await ask({ address: "1 New Street\nLondon", taxNumber: "" })).toMatchObject({
      status: 303,
      location: "/portal/contact",
    });
    expect(await now()).toEqual(client);
    expect(await page()).toMatchObject({ requests: [{ state: "open", wishes: [{}, {}] }] });
    const id = await openRequest();
    expect((await admin.load(list.loader, "/admin/change-requests")).data).toMatchObject({
      requests: [{ id, clientName: client.name }],
      waiting: 1,
    });
    const { data } = await admin.load(clientPage.loader, `/admin/clients/${client.id}`, { id: client.id });
    expect(data).toMatchObject({ requests: [{ id }], portalAt: "http://localhost:3000/portal" });
    expect((await admin.load(requestPage.loader, `/admin/change-requests/${id}`, { id })).data).toMatchObject(
      {
        version: 1,
        hasLeft: false,
        wishes: [
          { field: "address", now: client.address, after: "1 New Street\nLondon" },
          { field: "taxNumber", now: client.taxNumber, after: "" },
        ],
      },
    );
    expect(await approve(id, 1)).toMatchObject({
      status: 303,
      location: `/admin/clients/${client.id}`,
      flash: "Ada Lovelace Ltd is changed as asked for.",
    });
    expect(await now()).toMatchObject({ address: "1 New Street\nLondon", taxNumber: "" });
    expect(await page()).toMatchObject({ requests: [{ state: "approved" }] });
  });

  test("tell beside each field what is wrong and keep what was typed", async () => {
    const answer = await ask({ email: "ada@", contactName: "" });
    expect(answer).toMatchObject({
      status: 422,
      data: {
        initialValue: { email: "ada@" },
        error: {
          email: ["Enter an e-mail address such as name@example.com."],
          contactName: ["Enter your name in one line of at most 200 characters."],
        },
      },
    });
    expect(await ask({})).toMatchObject({
      status: 422,
      data: { error: { "": ["Nothing is different from what we have. Change something first."] } },
    });
  });

  test("let a wish be withdrawn while it waits", async () => {
    await ask({ taxNumber: "GB 42" });
    const answer = await ada.submit(withdrawal.action, "/portal/contact/withdrawal");
    expect(answer).toMatchObject({ status: 303, location: "/portal/contact" });
    expect(await page()).toMatchObject({ requests: [{ state: "withdrawn" }] });
  });

  test("end the session with the address when that is what changed", async () => {
    await ask({ email: "countess@lovelace.test" });
    await approve(await openRequest(), 1);
    expect((await ada.load(contact.loader, "/portal/contact")).location).toBe("/portal");
    const countess = await inPortal(world, "countess@lovelace.test");
    expect((await countess.load(contact.loader, "/portal/contact")).data).toMatchObject({
      details: { email: "countess@lovelace.test" },
      requests: [{ state: "approved" }],
    });
  });
});

describe("an admin who decides", () => {
  test("too late is sent back to look again, and nothing is changed", async () => {
    await ask({ address: "1 New Street" });
    await updateClient(world.ctx, { id: client.id, address: "9 Other Street" });
    const id = await openRequest();
    for (const version of [1, 0, Number.NaN])
      expect(await approve(id, version)).toMatchObject({
        location: `/admin/change-requests/${id}`,
        flash: expect.stringContaining("Somebody changed this client meanwhile") as string,
      });
    expect((await now()).address).toBe("9 Other Street");
  });

  test("has to say why not, and the contact reads it", async () => {
    await ask({ taxNumber: "GB 42" });
    const id = await openRequest();
    const refuse = (reason: string) =>
      admin.submit(refusal.action, `/admin/change-requests/${id}/refusal`, { reason }, { id });
    expect(await refuse(" ")).toMatchObject({
      status: 422,
      data: { error: { reason: ["Say why, so that they know what to do."] } },
    });
    expect(await refuse("That is not your number.")).toMatchObject({
      status: 303,
      location: `/admin/clients/${client.id}`,
    });
    expect(await now()).toEqual(client);
    expect(await page()).toMatchObject({
      requests: [{ state: "refused", reason: "That is not your number." }],
    });
    expect((await refuse("Once more.")).status).toBe(409);
  });

  test("is an admin: agents do not see or decide requests", async () => {
    await ask({ taxNumber: "GB 42" });
    const id = await openRequest();
    const agent = await signedIn(world, await world.as("agent"));
    const path = `/admin/change-requests/${id}`;
    expect((await agent.load(list.loader, "/admin/change-requests")).status).toBe(403);
    expect((await agent.load(requestPage.loader, path, { id })).status).toBe(403);
    expect((await agent.submit(approval.action, `${path}/approval`, { version: "1" }, { id })).status).toBe(
      403,
    );
    const { data } = await agent.load(clientPage.loader, `/admin/clients/${client.id}`, { id: client.id });
    expect(data).toMatchObject({ requests: [] });
  });

  test("of another organization finds nothing", async () => {
    await ask({ taxNumber: "GB 42" });
    const id = await openRequest();
    const foreigner = await signedIn(world, await world.foreigner());
    expect((await foreigner.load(requestPage.loader, `/admin/change-requests/${id}`, { id })).status).toBe(
      404,
    );
    expect((await foreigner.load(refusal.loader, `/admin/change-requests/${id}`, { id })).status).toBe(404);
  });
});
