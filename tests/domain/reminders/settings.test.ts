import { describe, expect, test } from "vitest";
import { listActivity } from "#domain/activity";
import {
  beginAfterRestore,
  getClientReminders,
  getReminderSettings,
  RemindersChangedMeanwhile,
  updateClientReminders,
  updateReminderSettings,
} from "#domain/reminders";
import { inTransaction } from "#platform/context";
import { suggestedSteps } from "#lib/reminder-steps";
import { makeClient } from "../../billing-factories.ts";
import { createReminderWorld } from "./reminder-world.ts";

const due = { netDays: 14 };
const steps = (...offsets: number[]) => offsets.map((offsetDays) => ({ offsetDays, isOn: true }));

describe("an organization that has chosen nothing", () => {
  test("is offered steps and hours, and sends nothing by itself", async () => {
    const world = await createReminderWorld();
    expect(await getReminderSettings(world.ctx)).toEqual({
      isOn: false,
      opensAt: "09:00",
      closesAt: "17:00",
      weekdays: [1, 2, 3, 4, 5],
      steps: suggestedSteps,
      version: 0,
    });
    await world.deliver(due);
    await world.liveUntil("2026-05-30T10:00:00Z");
    expect(await world.mails()).toEqual([]);
  });
});

describe("switching reminders on", () => {
  test("catches nothing up, also not of invoices from before", async () => {
    const world = await createReminderWorld();
    await world.deliver(due);
    await world.liveUntil("2026-03-20T10:00:00Z");
    await world.remindBy([-3, 0, 7, 21]);
    await world.liveUntil("2026-03-21T10:00:00Z");
    expect(await world.mails()).toEqual([]);
    await world.liveUntil("2026-04-30T10:00:00Z");
    expect((await world.left()).map((line) => line.slice(0, 10))).toEqual(["2026-03-23", "2026-04-06"]);
  });

  test("after they were off catches nothing up of that time, and clients' own steps begin then, too", async () => {
    const world = await createReminderWorld();
    await world.remindBy([0, 7]);
    const { id: clientId } = await makeClient(world.ctx);
    await updateClientReminders(world.ctx, { clientId, version: 0, mode: "own", steps: steps(1, 8) });
    await world.deliver(due);
    await world.deliver({ ...due, clientId });
    await world.remindBy([0, 7], { isOn: false });
    await world.liveUntil("2026-03-19T10:00:00Z");
    await world.remindBy([0, 7]);
    await world.liveUntil("2026-04-30T10:00:00Z");
    expect((await world.left()).map((line) => line.slice(0, 27))).toEqual([
      "2026-03-23T09:00 Invoice IN",
      "2026-03-24T09:00 Invoice IN",
    ]);
  });

  test("off keeps even what is written down from leaving", async () => {
    const world = await createReminderWorld();
    await world.remindBy([0]);
    await world.deliver(due);
    await world.mailbox.faults.add({ kind: "temporary" });
    await world.liveUntil("2026-03-16T09:00:00Z");
    await world.remindBy([0], { isOn: false });
    await world.mailbox.faults.clear();
    await world.liveUntil("2026-03-16T12:00:00Z");
    expect(await world.mails()).toMatchObject([
      { state: "withdrawn", lastError: "Reminders were switched off before this one left." },
    ]);
  });

  test("is written down with who did it", async () => {
    const world = await createReminderWorld();
    await world.remindBy([0, 7]);
    const { items } = await listActivity(world.ctx, { subjectKind: "reminders" });
    expect(items).toMatchObject([
      { verb: "updated", before: { isOn: false }, after: { isOn: true, steps: "0, 7" } },
    ]);
  });
});

test("after a restore nothing is sent again that went out since the copy was made", async () => {
  const world = await createReminderWorld();
  await world.remindBy([0, 21]);
  await world.deliver(due);
  // As in a copy from before the first reminder.
  world.clock.set("2026-03-18T09:00:00Z");
  await inTransaction(world.systemCtx, beginAfterRestore);
  await world.liveUntil("2026-04-30T10:00:00Z");
  expect((await world.left()).map((line) => line.slice(0, 10))).toEqual(["2026-04-06"]);
});

describe("changing steps", () => {
  test("keeps the ones that stay going and catches nothing up of a new one", async () => {
    const world = await createReminderWorld();
    await world.remindBy([0, 7]);
    await world.deliver(due);
    // While nobody looks, the due date passes.
    world.clock.set("2026-03-18T20:00:00Z");
    await world.remindBy([0, 1, 9]);
    await world.liveUntil("2026-04-30T10:00:00Z");
    expect(await world.left()).toEqual([
      "2026-03-19T09:00 Invoice INV-0001 is overdue",
      "2026-03-25T09:00 Invoice INV-0001 is overdue",
    ]);
  });

  test("never sends a step again that was taken out and put back", async () => {
    const world = await createReminderWorld();
    await world.remindBy([0]);
    const { id } = await world.deliver(due);
    await world.liveUntil("2026-03-16T10:00:00Z");
    await world.remindBy([5]);
    await world.remindBy([0]);
    await world.liveUntil("2026-04-30T10:00:00Z");
    expect(await world.written(id)).toHaveLength(1);
  });

  test("leaves out a step that is off", async () => {
    const world = await createReminderWorld();
    await world.remindBy([], { steps: [{ offsetDays: 0, isOn: false }, ...steps(7)] });
    await world.deliver(due);
    await world.liveUntil("2026-04-30T10:00:00Z");
    expect((await world.left()).map((line) => line.slice(0, 10))).toEqual(["2026-03-23"]);
  });

  test("is refused when somebody else was faster", async () => {
    const world = await createReminderWorld();
    await world.remindBy([0]);
    await expect(world.remindBy([7], { version: 0 })).rejects.toThrow(RemindersChangedMeanwhile);
    expect((await getReminderSettings(world.ctx)).steps).toEqual(steps(0));
  });
});

describe("steps that contradict each other", () => {
  const refused = async (over: object) => {
    const world = await createReminderWorld();
    const { version: _, ...settings } = await getReminderSettings(world.ctx);
    const input = { ...settings, isOn: true, weekdays: [1], steps: steps(0), version: 0, ...over };
    const refusal: unknown = await updateReminderSettings(world.ctx, input).catch((error: unknown) => error);
    expect((await getReminderSettings(world.ctx)).version).toBe(0);
    return refusal;
  };

  test.each([
    ["two for one day", { steps: steps(3, 0, 3) }, "steps.2.offsetDays", "There is a step 3 days after"],
    ["more than a year away", { steps: steps(-366) }, "steps.0.offsetDays", "at most 365 days"],
    ["half a day", { steps: steps(1.5) }, "steps.0.offsetDays", "whole number"],
    [
      "too many",
      { steps: steps(...Array.from({ length: 13 }, (_, day) => day)) },
      "steps",
      "There can be at most 12 steps.",
    ],
    ["none while they are on", { steps: [] }, "steps", "no step is"],
    [
      "hours that end before they begin",
      { opensAt: "17:00", closesAt: "09:00" },
      "closesAt",
      "an hour after",
    ],
    ["hours too short for anything", { opensAt: "09:00", closesAt: "09:59" }, "closesAt", "an hour after"],
    ["no time", { opensAt: "9 o'clock" }, "opensAt", "Enter a time such as 09:00."],
    ["no working day", { weekdays: [] }, "weekdays", "Choose at least one day."],
  ])("are refused beside the field: %s", async (_, over, path, sentence) => {
    expect(await refused(over)).toMatchObject({
      kind: "invalid",
      fields: [{ path, message: expect.stringContaining(sentence) }],
    });
  });
});

describe("a client", () => {
  const remind = async (mode: "own" | "none" | "organization", own: number[] = []) => {
    const world = await createReminderWorld();
    await world.remindBy([0]);
    const { id: clientId } = await makeClient(world.ctx);
    await updateClientReminders(world.ctx, { clientId, version: 0, mode, steps: steps(...own) });
    const { id } = await world.deliver({ ...due, clientId });
    return { world, clientId, id };
  };

  test("with steps of its own is reminded by those", async () => {
    const { world } = await remind("own", [-5, 3]);
    await world.liveUntil("2026-04-30T10:00:00Z");
    expect((await world.left()).map((line) => line.slice(0, 10))).toEqual(["2026-03-11", "2026-03-19"]);
  });

  test("that is not to be reminded is not, and others are", async () => {
    const { world } = await remind("none");
    await world.deliver(due);
    await world.liveUntil("2026-04-30T10:00:00Z");
    expect(await world.left()).toEqual(["2026-03-16T09:00 Invoice INV-0002 is due today"]);
  });

  test("that comes back to the usual steps gets none that lie in the past", async () => {
    const { world, clientId } = await remind("none");
    await world.liveUntil("2026-03-20T10:00:00Z");
    await updateClientReminders(world.ctx, { clientId, version: 1, mode: "organization" });
    await world.liveUntil("2026-04-30T10:00:00Z");
    expect(await world.mails()).toEqual([]);
  });

  test("that comes back to steps of its own gets none that lie in the past", async () => {
    const { world, clientId } = await remind("own", [3, 30]);
    const again = { clientId, mode: "own", steps: steps(3, 30) } as const;
    await updateClientReminders(world.ctx, { ...again, version: 1, mode: "none" });
    await world.liveUntil("2026-03-20T10:00:00Z");
    await updateClientReminders(world.ctx, { ...again, version: 2 });
    await world.liveUntil("2026-04-30T10:00:00Z");
    expect((await world.left()).map((line) => line.slice(0, 10))).toEqual(["2026-04-15"]);
  });

  test("needs a step that is on when it has steps of its own", async () => {
    const world = await createReminderWorld();
    const { id: clientId } = await makeClient(world.ctx);
    const input = { clientId, version: 0, mode: "own", steps: [{ offsetDays: 0, isOn: false }] } as const;
    await expect(
      updateClientReminders(world.ctx, { ...input, steps: [...input.steps] }),
    ).rejects.toMatchObject({
      fields: [{ path: "steps", message: expect.stringContaining("Add a step that is on") }],
    });
    expect(await getClientReminders(world.ctx, { clientId })).toEqual({
      mode: "organization",
      steps: [],
      version: 0,
    });
  });

  test("is changed by who saw it last, and by its own organization", async () => {
    const { world, clientId } = await remind("none");
    const input = { clientId, version: 0, mode: "organization" } as const;
    await expect(updateClientReminders(world.ctx, input)).rejects.toThrow(RemindersChangedMeanwhile);
    await expect(updateClientReminders(await world.foreigner(), input)).rejects.toMatchObject({
      kind: "not-found",
    });
  });
});
