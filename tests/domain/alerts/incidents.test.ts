import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { calmIncident, listIncidents, raiseIncident, sendDueNotices, type Trouble } from "#domain/alerts";
import { inTransaction } from "#platform/context";
import { minutes } from "#lib/duration";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const trouble = (over: Partial<Trouble> = {}): Trouble => ({
  kind: "seats-delayed",
  scope: world.organizationId,
  organizationId: world.organizationId,
  detail: "Stripe did not answer.",
  action: "Nothing.",
  urgency: "may-pass",
  ...over,
});
const raise = (over?: Partial<Trouble>) =>
  inTransaction(world.systemCtx, (tx) => raiseIncident(tx, trouble(over)));
const calm = () =>
  inTransaction(world.systemCtx, (tx) =>
    calmIncident(tx, { kind: "seats-delayed", scope: world.organizationId }),
  );
const templates = async () =>
  (await world.database.db.email.findMany({ orderBy: { id: "asc" } })).map(({ template }) => template);

describe("an incident", () => {
  test("is one however often it is raised, and counts its hits", async () => {
    const ids = [await raise(), await raise({ detail: "Stripe fails." }), await raise()];
    expect(new Set(ids.map(({ id }) => id)).size).toBe(1);
    expect((await listIncidents(world.ctx)).items).toMatchObject([{ hits: 3, resolvedAt: null }]);
  });

  test("raised fifty times at once is one and told once", async () => {
    await Promise.all(Array.from({ length: 50 }, () => raise({ urgency: "needs-a-person" })));
    expect((await listIncidents(world.ctx)).items).toMatchObject([{ hits: 50, notices: 1 }]);
    expect(await templates()).toEqual(["admin-notice"]);
  });

  test("that turns out to need a person is told at once, though it began as one that may pass", async () => {
    await raise();
    expect(await templates()).toEqual([]);
    await raise({ urgency: "needs-a-person" });
    expect(await templates()).toEqual(["admin-notice"]);
  });

  test("is over when calm lasts, and another one may follow", async () => {
    await raise({ urgency: "needs-a-person" });
    await calm();
    const quietUntil = new Date(world.clock.now().getTime() + minutes(10));
    expect(await sendDueNotices(world.systemCtx)).toEqual(quietUntil);
    world.clock.advance(minutes(10));
    expect(await sendDueNotices(world.systemCtx)).toBeNull();
    expect(await templates()).toEqual(["admin-notice", "all-clear"]);
    await raise();
    expect((await listIncidents(world.ctx)).items.map(({ resolvedAt }) => resolvedAt === null)).toEqual([
      true,
      false,
    ]);
  });

  test("goes on when trouble comes back before calm has lasted", async () => {
    await raise({ urgency: "needs-a-person" });
    await calm();
    world.clock.advance(minutes(9));
    await raise();
    world.clock.advance(minutes(9));
    await sendDueNotices(world.systemCtx);
    expect(await templates()).toEqual(["admin-notice"]);
  });

  test("that was over before anybody was told ends without a word", async () => {
    await raise();
    await calm();
    world.clock.advance(minutes(30));
    await sendDueNotices(world.systemCtx);
    expect(await templates()).toEqual([]);
    expect((await listIncidents(world.ctx, { open: true })).items).toEqual([]);
  });

  test("of one organization is nothing to another, one of the deployment concerns all", async () => {
    const foreigner = await world.foreigner();
    await raise();
    expect((await listIncidents(foreigner)).items).toEqual([]);
    await raise({ kind: "stripe-refused", scope: "stripe", organizationId: null });
    expect((await listIncidents(foreigner)).items).toMatchObject([{ kind: "stripe-refused" }]);
    expect((await listIncidents(world.ctx)).items).toHaveLength(2);
  });
});

test("agents, disabled people and closed organizations get no notices", async () => {
  await world.as("agent");
  const admin = await world.as("admin");
  if (admin.actor.kind === "user") {
    await world.database.db.user.update({
      where: { id: admin.actor.userId },
      data: { disabledAt: world.clock.now() },
    });
  }
  await raise({ urgency: "needs-a-person" });
  const emails = await world.database.db.email.findMany();
  expect(emails.map(({ toAddress }) => toAddress)).toEqual([world.owner.email]);
});
