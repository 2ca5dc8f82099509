import { afterEach, beforeEach, expect, test } from "vitest";
import { listActivity, recordActivity } from "#domain/activity";
import { type Actor, type Context, contextFor, inTransaction } from "#platform/context";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

type NewActivity = Parameters<typeof recordActivity>[1];

const issued: NewActivity = { verb: "issued", subjectKind: "invoice", subjectId: "inv-1" };

function record(over: Partial<NewActivity> = {}, ctx: Context = world.ctx) {
  return inTransaction(ctx, (tx) => recordActivity(tx, { ...issued, ...over }));
}

test("says who did what to what, when, and how it was before and after", async () => {
  await record({
    before: { status: "draft" },
    after: { status: "open", total: 1999n, lines: [{ b: 1, a: 2 }] },
  });
  expect((await listActivity(world.ctx, {})).items).toEqual([
    {
      id: expect.any(String) as string,
      actorKind: "user",
      actorId: world.owner.id,
      actorName: world.owner.name,
      ...issued,
      at: world.clock.now(),
      before: { status: "draft" },
      after: { status: "open", total: "1999", lines: [{ a: 2, b: 1 }] },
    },
  ]);
});

test("an activity without a before or after has null there", async () => {
  await record();
  expect((await listActivity(world.ctx, {})).items[0]).toMatchObject({ before: null, after: null });
});

test("is undone with the transaction that did it", async () => {
  const failing = inTransaction(world.ctx, async (tx) => {
    await recordActivity(tx, issued);
    throw new Error("the rest failed");
  });
  await expect(failing).rejects.toThrow("the rest failed");
  expect((await listActivity(world.ctx, {})).items).toEqual([]);
});

test("names every kind of actor", async () => {
  const organizationId = world.organizationId;
  const actors: readonly [Actor, { actorKind: string; actorId: string | null; actorName: string }][] = [
    [
      { kind: "api_key", apiKeyId: "key-1", userId: "u", name: "Ada", organizationId, role: "admin" },
      { actorKind: "api_key", actorId: "key-1", actorName: "Ada" },
    ],
    [
      { kind: "client", contactId: "con-1", name: "Bob", organizationId },
      { actorKind: "client", actorId: "con-1", actorName: "Bob" },
    ],
    [
      { kind: "stripe", organizationId },
      { actorKind: "stripe", actorId: null, actorName: "Stripe" },
    ],
    [
      { kind: "system", organizationId },
      { actorKind: "system", actorId: null, actorName: "Steadybill" },
    ],
  ];
  for (const [actor, shown] of actors) {
    await record({}, contextFor(world.parts, actor));
    expect((await listActivity(world.ctx, {})).items[0]).toMatchObject(shown);
  }
});

test("nobody without an organization can act", async () => {
  await expect(record({}, world.strangerCtx)).rejects.toThrow("This needs an organization.");
});

test("is listed newest first, page by page, without gaps or repeats", async () => {
  for (let number = 1; number <= 7; number += 1) await record({ subjectId: `inv-${number}` });
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listActivity>> = await listActivity(world.ctx, {
      limit: 3,
      cursor,
    });
    seen.push(...page.items.map(({ subjectId }) => subjectId));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1].map((number) => `inv-${number}`));
});

test("can be asked for one subject, and a foreign organization sees none of it", async () => {
  await record();
  await record({ subjectId: "inv-2" });
  const { items } = await listActivity(world.ctx, { subjectKind: "invoice", subjectId: "inv-2" });
  expect(items.map(({ subjectId }) => subjectId)).toEqual(["inv-2"]);
  expect((await listActivity(await world.foreigner(), {})).items).toEqual([]);
});

test("refuses a cursor that it did not give", async () => {
  await expect(listActivity(world.ctx, { cursor: "made up" })).rejects.toMatchObject({
    kind: "invalid",
    fields: [{ path: "cursor" }],
  });
});
