import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { inviteAgent } from "#domain/agents";
import { raiseIncident } from "#domain/alerts";
import { type Context, inTransaction } from "#platform/context";
import { hours, minutes, seconds } from "#lib/duration";
import { signedIn } from "../../route-request.ts";
import { createWorld, type World } from "../../world.ts";
import * as incident from "../../../app/routes/admin.billing.incidents_.$id.tsx";
import * as incidents from "../../../app/routes/admin.billing.incidents.tsx";
import * as subscription from "../../../app/routes/admin.billing_.subscription.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld({ config: { noticeGrace: 0, noticeQuiet: 0 } });
});
afterEach(() => world.close());

const start = async () => (await signedIn(world)).submit(subscription.action, "/admin/billing/subscription");

describe("an incident's page", () => {
  const raiseOne = async () => {
    await start();
    await world.stripe.faults.add({ kind: "402", times: 1 });
    await inviteAgent(world.ctx, { email: "new@kettle.test" });
    world.clock.advance(seconds(1));
    await world.settle();
    return (await world.database.db.incident.findFirstOrThrow()).id;
  };
  const open = async (ctx: Context, id: string) =>
    (await signedIn(world, ctx)).load(incident.loader, `/admin/billing/incidents/${id}`, { id });

  test("tells what, since when, what to do, and each notice with what became of it", async () => {
    const other = await world.as("admin");
    await world.mailbox.faults.add({ kind: "refuse-recipient", match: world.owner.email });
    const id = await raiseOne();
    const { data } = await open(other, id);
    expect(data).toMatchObject({
      incident: {
        headline: "Seat billing needs you",
        hits: 1,
        resolvedAt: null,
        action: expect.stringContaining("Retry now") as string,
      },
      notices: [
        { occasion: "opening", number: null, address: world.owner.email, state: "failed", sentAt: null },
        { occasion: "opening", state: "sent", sentAt: world.clock.now(), reason: null },
      ],
    });
    expect(data.notices[0]?.reason).toContain("550");
    const list = await (await signedIn(world)).load(incidents.loader, "/admin/billing/incidents");
    expect(list.data.items).toMatchObject([{ id, mails: { sent: 1, failed: 1, queued: 0 } }]);
  });

  test("shows reminders by their number, and the end", async () => {
    const id = await raiseOne();
    await world.stripe.faults.add({ kind: "402" });
    for (const pause of [hours(1), hours(5)]) {
      world.clock.advance(pause);
      await world.settle();
    }
    await world.stripe.faults.clear();
    world.clock.advance(minutes(5));
    await world.settle();
    const { data } = await open(world.ctx, id);
    expect(data.incident.resolvedAt).toEqual(world.clock.now());
    expect(data.notices.map(({ occasion, number }) => [occasion, number])).toEqual([
      ["opening", null],
      ["reminder", 1],
      ["reminder", 2],
      ["all-clear", null],
    ]);
  });

  test("is there for its own organization alone, one of the deployment for all with their own notices", async () => {
    const foreigner = await world.foreigner();
    expect(await open(foreigner, await raiseOne())).toMatchObject({ status: 404 });
    const { id } = await inTransaction(world.systemCtx, (tx) =>
      raiseIncident(tx, {
        kind: "stripe-refused",
        scope: "stripe",
        organizationId: null,
        detail: "Stripe refuses the key.",
        action: "Check it.",
        urgency: "needs-a-person",
      }),
    );
    const theirs = await open(foreigner, id);
    expect(theirs.data.notices).toHaveLength(1);
    expect(theirs.data.notices[0]?.address).not.toBe(world.owner.email);
    expect((await open(world.ctx, id)).data.notices.map(({ address }) => address)).toEqual([
      world.owner.email,
    ]);
  });
});
