import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sendInvoice } from "#domain/invoices";
import * as address from "../../../app/routes/admin.billing.emails_.$id.address.tsx";
import * as bounce from "../../../app/routes/admin.billing.emails_.$id.bounce.tsx";
import * as email from "../../../app/routes/admin.billing.emails_.$id._index.tsx";
import * as link from "../../../app/routes/admin.billing.emails_.$id.link.tsx";
import * as emails from "../../../app/routes/admin.billing.emails.tsx";
import * as retries from "../../../app/routes/admin.billing_.emails.retries.ts";
import { makeClient, makeOpenInvoice } from "../../billing-factories.ts";
import { type Browser, signedIn } from "../../route-request.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
let browser: Browser;
let id = "";
beforeEach(async () => {
  world = await createWorld();
  browser = await signedIn(world);
  const client = await makeClient(world.ctx, { name: "Ada Ltd", email: "adda@lovelace.test" });
  const invoice = await makeOpenInvoice(world.ctx, { clientId: client.id });
  await sendInvoice(world.ctx, { id: invoice.id });
});
afterEach(() => world.close());

const page = () => `/admin/billing/emails/${id}`;

async function deliver(outcome: "sent" | "failed"): Promise<void> {
  if (outcome === "failed") await world.mailbox.faults.add({ kind: "refuse-recipient", times: 1 });
  await world.settle();
  id = (await world.database.db.email.findFirstOrThrow()).id;
}

describe("an e-mail's page", () => {
  test("says for whom it was and what can be done about it", async () => {
    await deliver("failed");
    expect((await browser.load(email.loader, page(), { id })).data.email).toMatchObject({
      ...{ state: "failed", toAddress: "adda@lovelace.test", hasLink: true, mayCorrect: true },
      client: { name: "Ada Ltd" },
      bounces: [],
    });
  });

  test("shows the client's link when it is asked for, on POST alone", async () => {
    await deliver("failed");
    const looked = await browser.load(link.loader, `${page()}/link`, { id });
    expect(JSON.stringify(looked.data)).not.toContain("/i/");
    const shown = await browser.submit(link.action, `${page()}/link`, {}, { id });
    expect(shown.data).toMatchObject({ url: expect.stringMatching(/\/i\/[\w-]+$/) as string });
  });

  test("takes another address, and says what is wrong with one", async () => {
    await deliver("failed");
    const wrong = await browser.submit(address.action, `${page()}/address`, { email: "ada" }, { id });
    expect(wrong).toMatchObject({ status: 422, data: { error: { email: [expect.any(String)] } } });
    const right = await browser.submit(
      address.action,
      `${page()}/address`,
      { email: "ada@lovelace.test" },
      { id },
    );
    expect(right).toMatchObject({ location: page(), flash: "It is sent to ada@lovelace.test now." });
    await world.settle();
    expect(world.mailbox.messages().map(({ to }) => to)).toEqual([["ada@lovelace.test"]]);
  });

  test("lets somebody say that it came back, and why", async () => {
    await deliver("sent");
    const wrong = await browser.submit(bounce.action, `${page()}/bounce`, {}, { id });
    expect(wrong).toMatchObject({ status: 422, data: { error: { reason: [expect.any(String)] } } });
    const right = await browser.submit(bounce.action, `${page()}/bounce`, { reason: "Nobody there" }, { id });
    expect(right).toMatchObject({ location: page() });
    expect((await browser.load(email.loader, page(), { id })).data.email).toMatchObject({
      state: "failed",
      lastError: "It came back: Nobody there",
      bounces: [{ kind: "hard", reportedBy: world.owner.name }],
    });
    const again = await browser.submit(bounce.action, `${page()}/bounce`, { reason: "Twice" }, { id });
    expect(again.status).toBe(409);
  });
});

test("all that failed can be sent again with one button", async () => {
  await deliver("failed");
  const press = () => browser.submit(retries.action, "/admin/billing/emails/retries");
  expect(await press()).toMatchObject({
    location: "/admin/billing/emails",
    flash: "One e-mail is sent again.",
  });
  await world.settle();
  expect((await browser.load(emails.loader, "/admin/billing/emails?state=failed")).data.items).toEqual([]);
  expect((await press()).flash).toBe("No e-mail had failed.");
});

test("what concerns e-mails is closed to agents and does not exist for others", async () => {
  await deliver("failed");
  const agent = await signedIn(world, await world.as("agent"));
  const foreigner = await signedIn(world, await world.foreigner());
  for (const [who, status] of [
    [agent, 403],
    [foreigner, 404],
  ] as const) {
    expect(await who.load(email.loader, page(), { id })).toMatchObject({ status });
    expect(await who.submit(link.action, `${page()}/link`, {}, { id })).toMatchObject({ status });
    expect(await who.submit(bounce.action, `${page()}/bounce`, { reason: "x" }, { id })).toMatchObject({
      status,
    });
    expect(
      await who.submit(address.action, `${page()}/address`, { email: "a@b.test" }, { id }),
    ).toMatchObject({
      status,
    });
  }
});
