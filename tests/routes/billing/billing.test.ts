import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { inviteAgent } from "#domain/agents";
import { seconds } from "#lib/duration";
import { signedIn } from "../../route-request.ts";
import { createWorld, type World } from "../../world.ts";
import * as attempts from "../../../app/routes/admin.billing.attempts.tsx";
import * as incident from "../../../app/routes/admin.billing.incidents_.$id.tsx";
import * as billing from "../../../app/routes/admin.billing._index.tsx";
import * as emails from "../../../app/routes/admin.billing.emails.tsx";
import * as events from "../../../app/routes/admin.billing.events._index.tsx";
import * as incidents from "../../../app/routes/admin.billing.incidents.tsx";
import * as retryEmail from "../../../app/routes/admin.billing_.emails.$id.retry.ts";
import * as retry from "../../../app/routes/admin.billing_.retry.ts";
import * as subscription from "../../../app/routes/admin.billing_.subscription.ts";
import * as queueRoute from "../../../app/routes/queues.emails.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld({ config: { noticeGrace: 0, noticeQuiet: 0 } });
});
afterEach(() => world.close());

const start = async () => (await signedIn(world)).submit(subscription.action, "/admin/billing/subscription");

describe("seat billing", () => {
  test("is started by the owner alone", async () => {
    const admin = await signedIn(world, await world.as("admin"));
    const refused = await admin.submit(subscription.action, "/admin/billing/subscription");
    expect(refused).toMatchObject({ status: 403 });
    expect(await start()).toMatchObject({
      location: "/admin/billing",
      flash: "Seats are billed from now on.",
    });
    const page = await admin.load(billing.loader, "/admin/billing");
    expect(page.data).toMatchObject({
      seats: { state: "idle", synced: 0, subscription: { isCanceled: false } },
      isOwner: false,
    });
  });

  test("that Stripe does not start goes back to the page with the reason", async () => {
    await world.stripe.faults.add({ kind: "500" });
    const answer = await start();
    expect(answer).toMatchObject({
      location: "/admin/billing",
      flash: expect.stringContaining("try again") as string,
    });
  });

  test("shows trouble in words with what to do, the attempts and the way to retry", async () => {
    await start();
    await world.stripe.faults.add({ kind: "401" });
    await inviteAgent(world.ctx, { email: "new@kettle.test" });
    world.clock.advance(seconds(1));
    await world.settle();
    const browser = await signedIn(world);
    const page = await browser.load(billing.loader, "/admin/billing");
    expect(page.data).toMatchObject({
      seats: {
        billable: 1,
        synced: 0,
        pending: 1,
        state: "pending",
        lastError: "Stripe refuses the key of this deployment.",
        action: expect.stringContaining("STRIPE_SECRET_KEY") as string,
        breaker: { isOpen: true },
        attemptHistory: [{ quantity: 1, result: "config" }],
      },
    });
    expect((await browser.load(incidents.loader, "/admin/billing/incidents")).data).toMatchObject({
      items: [{ headline: "Stripe refuses the key of this deployment", resolvedAt: null }],
    });
    await world.stripe.faults.clear();
    expect(await browser.submit(retry.action, "/admin/billing/retry")).toMatchObject({ status: 303 });
    await world.settle();
    expect((await browser.load(billing.loader, "/admin/billing")).data).toMatchObject({
      seats: { state: "idle", synced: 1, lastError: null, action: null },
    });
  });

  test("has nothing to retry before it was started", async () => {
    const browser = await signedIn(world);
    expect(await browser.submit(retry.action, "/admin/billing/retry")).toMatchObject({
      flash: expect.stringContaining("Start seats first.") as string,
    });
  });
});

describe("attempts", () => {
  test("are listed, and those that failed alone", async () => {
    await start();
    await world.stripe.faults.add({ kind: "402", times: 1 });
    await inviteAgent(world.ctx, { email: "new@kettle.test" });
    world.clock.advance(seconds(1));
    await world.settle();
    const browser = await signedIn(world, await world.as("admin"));
    const failed = await browser.load(attempts.loader, "/admin/billing/attempts?outcome=failed");
    expect(failed.data).toMatchObject({
      onlyFailed: true,
      nextCursor: null,
      items: [{ result: "payment", detail: expect.stringContaining("payment") as string }],
    });
    await browser.submit(retry.action, "/admin/billing/retry");
    await world.settle();
    const all = await browser.load(attempts.loader, "/admin/billing/attempts");
    expect(all.data.items.map(({ result }) => result)).toEqual(["applied", "payment"]);
  });

  test.each(["?outcome=lost", "?cursor=!"])("%s is an address that cannot be read", async (query) => {
    const browser = await signedIn(world);
    const answer = await browser.load(attempts.loader, `/admin/billing/attempts${query}`);
    expect(answer).toMatchObject({ status: 422 });
  });
});

describe("the outbox", () => {
  test("lists mails by state and sends a failed one again", async () => {
    await world.mailbox.faults.add({ kind: "refuse-recipient", times: 1 });
    await inviteAgent(world.ctx, { email: "new@kettle.test" });
    await world.settle();
    const browser = await signedIn(world);
    const page = await browser.load(emails.loader, "/admin/billing/emails?state=failed");
    const [failed] = page.data.items;
    expect(failed).toMatchObject({ toAddress: "new@kettle.test", state: "failed" });
    const id = String(failed?.id);
    await browser.submit(retryEmail.action, `/admin/billing/emails/${id}/retry`, {}, { id });
    await world.settle();
    expect((await browser.load(emails.loader, "/admin/billing/emails?state=failed")).data.items).toEqual([]);
    const again = await browser.submit(retryEmail.action, `/admin/billing/emails/${id}/retry`, {}, { id });
    expect(again.flash).toBe("This mail has been sent already.");
  });

  test("another organization's mail does not exist", async () => {
    await inviteAgent(world.ctx, { email: "new@kettle.test" });
    const { id } = await world.database.db.email.findFirstOrThrow();
    const browser = await signedIn(world, await world.foreigner());
    const answer = await browser.submit(retryEmail.action, `/admin/billing/emails/${id}/retry`, {}, { id });
    expect(answer).toMatchObject({ status: 404 });
  });
});

test("a state that does not exist is refused with a sentence", async () => {
  const browser = await signedIn(world);
  expect(await browser.load(emails.loader, "/admin/billing/emails?state=lost")).toMatchObject({
    status: 422,
  });
  expect(await browser.load(events.loader, "/admin/billing/events?state=lost")).toMatchObject({
    status: 422,
  });
});

test("every page of billing is closed to agents", async () => {
  const browser = await signedIn(world, await world.as("agent"));
  for (const { loader } of [billing, attempts, incidents, incident, events, emails] as {
    loader: typeof billing.loader;
  }[])
    expect(await browser.load(loader, "/admin/billing")).toMatchObject({ status: 403 });
});

describe("the queues' addresses", () => {
  const call = (isLoopback: boolean) =>
    queueRoute.action({
      request: new Request("http://localhost:3000/queues/emails", { method: "POST", body: "null" }),
      params: {},
      context: {
        parts: world.parts,
        address: "127.0.0.1",
        isLoopback,
        nonce: "",
        mailIsConfigured: true,
        queue: {
          receive: async (name) => new Response(name),
          findTrouble: async () => null,
        },
      },
    });

  test("answer this machine only", async () => {
    expect((await call(false)).status).toBe(403);
    expect(await (await call(true)).text()).toBe("emails");
  });
});
