import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { getClientReminders, getReminderSettings } from "#domain/reminders";
import * as clientReminders from "../../../app/routes/admin.clients.$id.reminders.tsx";
import * as settings from "../../../app/routes/admin.settings.reminders.tsx";
import { makeClient } from "../../billing-factories.ts";
import { type Browser, signedIn } from "../../route-request.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
let admin: Browser;
beforeEach(async () => {
  world = await createWorld();
  admin = await signedIn(world, await world.as("admin"));
});
afterEach(() => world.close());

type Row = readonly [when: string, days: string, isOn?: boolean];

function formOf(fields: Record<string, string>, rows: readonly Row[], weekdays: readonly string[] = []) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const day of weekdays) form.append("weekdays", day);
  rows.forEach(([when, days, isOn = true], row) => {
    form.append(`steps[${row}].when`, when);
    form.append(`steps[${row}].days`, days);
    if (isOn) form.append(`steps[${row}].isOn`, "on");
  });
  return form;
}

describe("the form of the reminders", () => {
  const path = "/admin/settings/reminders";
  const fields = { version: "0", isOn: "on", opensAt: "08:30", closesAt: "16:00" };
  const submit = (rows: readonly Row[], over: Record<string, string> = {}, weekdays = ["1", "2"]) =>
    admin.submit(settings.action, path, formOf({ ...fields, ...over }, rows, weekdays));

  test("begins with steps that are suggested and off", async () => {
    const { data } = await admin.load(settings.loader, path);
    expect(data.settings).toMatchObject({
      isOn: false,
      version: 0,
      opensAt: "09:00",
      weekdays: ["1", "2", "3", "4", "5"],
    });
    expect(data.settings.steps).toContainEqual({ when: "before", days: "3", isOn: true });
  });

  test("saves what it says; rows left empty are no steps and a box that is not ticked is off", async () => {
    const answer = await submit([
      ["after", "7"],
      ["", ""],
      ["before", "3", false],
      ["on", ""],
    ]);
    expect(answer).toMatchObject({
      status: 303,
      location: path,
      flash: "The reminders are saved and on. What lies in the past is not caught up.",
    });
    expect(await getReminderSettings(world.ctx)).toEqual({
      isOn: true,
      opensAt: "08:30",
      closesAt: "16:00",
      weekdays: [1, 2],
      steps: [
        { offsetDays: -3, isOn: false },
        { offsetDays: 0, isOn: true },
        { offsetDays: 7, isOn: true },
      ],
      version: 1,
    });
  });

  test("saves one day alone, and switches off", async () => {
    await submit([["on", ""]], { isOn: "" }, ["6"]);
    expect(await getReminderSettings(world.ctx)).toMatchObject({ isOn: false, weekdays: [6] });
  });

  test.each([
    [
      "two steps for one day",
      [
        ["on", ""],
        ["", ""],
        ["on", "0"],
      ],
      {},
      "steps[2].days",
    ],
    ["days below zero", [["before", "-3"]], {}, "steps[0].days"],
    ["days beyond a year", [["after", "366"]], {}, "steps[0].days"],
    ["days on the due date", [["on", "3"]], {}, "steps[0].days"],
    ["days without a choice", [["", "3"]], {}, "steps[0].when"],
    ["a choice of nothing that exists", [["during", "3"]], {}, "steps[0].when"],
    [
      "thirteen steps",
      Array.from({ length: 13 }, (_, day) => ["after", String(day + 1)] as const),
      {},
      "steps",
    ],
    ["no step", [["", ""]], {}, "steps"],
    ["an end before the beginning", [["on", ""]], { closesAt: "08:00" }, "closesAt"],
    ["a time that is none", [["on", ""]], { opensAt: "25:00" }, "opensAt"],
  ] as const)("refuses %s beside the field, and changes nothing", async (_, rows, over, field) => {
    const answer = await submit(rows, over);
    expect(answer).toMatchObject({ status: 422, data: { error: { [field]: [expect.any(String)] } } });
    expect((await getReminderSettings(world.ctx)).version).toBe(0);
  });

  test("refuses a week without a working day beside the days", async () => {
    expect(await submit([["on", ""]], {}, [])).toMatchObject({
      status: 422,
      data: { error: { weekdays: ["Choose at least one day."] } },
    });
  });

  test("refuses an edit of older settings", async () => {
    await submit([["on", ""]]);
    expect(await submit([["after", "3"]])).toMatchObject({ status: 409 });
  });

  test("is for admins", async () => {
    const agent = await signedIn(world, await world.as("agent"));
    expect((await agent.load(settings.loader, path)).status).toBe(403);
    expect((await agent.submit(settings.action, path, formOf(fields, [["on", ""]]))).status).toBe(403);
  });
});

describe("the form of one client's reminders", () => {
  const open = async () => {
    const { id } = await makeClient(world.ctx);
    const path = `/admin/clients/${id}/reminders`;
    return {
      id,
      load: () => admin.load(clientReminders.loader, path, { id }),
      submit: (fields: Record<string, string>, rows: readonly Row[]) =>
        admin.submit(clientReminders.action, path, formOf(fields, rows), { id }),
    };
  };

  test("begins with the usual steps as a copy", async () => {
    const { load } = await open();
    expect((await load()).data).toMatchObject({
      isOn: false,
      reminders: { mode: "organization", version: 0 },
      usual: expect.arrayContaining(["on the due date"]),
    });
  });

  test("gives the client steps of its own, or none", async () => {
    const { id, submit } = await open();
    expect(await submit({ version: "0", mode: "own" }, [["after", "5"]])).toMatchObject({
      status: 303,
      location: `/admin/clients/${id}`,
    });
    expect(await getClientReminders(world.ctx, { clientId: id })).toEqual({
      mode: "own",
      steps: [{ offsetDays: 5, isOn: true }],
      version: 1,
    });
    await submit({ version: "1", mode: "none" }, [["after", "5"]]);
    expect(await getClientReminders(world.ctx, { clientId: id })).toMatchObject({ mode: "none" });
  });

  test.each([
    ["own steps that are none", { mode: "own" }, [["", ""]], "steps"],
    ["a choice that there is not", { mode: "often" }, [["on", ""]], "mode"],
    [
      "two steps for one day",
      { mode: "own" },
      [
        ["after", "5"],
        ["after", "5"],
      ],
      "steps[1].days",
    ],
  ] as const)("refuses %s beside the field", async (_, fields, rows, field) => {
    const { id, submit } = await open();
    expect(await submit({ version: "0", ...fields }, rows)).toMatchObject({
      status: 422,
      data: { error: { [field]: [expect.any(String)] } },
    });
    expect((await getClientReminders(world.ctx, { clientId: id })).version).toBe(0);
  });

  test("is not there for another organization's client", async () => {
    const { id } = await makeClient(await world.foreigner());
    const path = `/admin/clients/${id}/reminders`;
    expect((await admin.load(clientReminders.loader, path, { id })).status).toBe(404);
    const form = formOf({ version: "0", mode: "none" }, []);
    expect((await admin.submit(clientReminders.action, path, form, { id })).status).toBe(404);
  });
});
