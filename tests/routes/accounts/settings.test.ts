import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { getOrganization, listNumberSeries } from "#domain/organizations";
import { type Browser, signedIn } from "../../route-request.ts";
import { createWorld, type World } from "../../world.ts";
import * as activity from "../../../app/routes/admin.settings.activity.tsx";
import * as lastNumbers from "../../../app/routes/admin.settings.last-numbers.tsx";
import * as numbering from "../../../app/routes/admin.settings.numbering.tsx";
import * as organization from "../../../app/routes/admin.settings.organization.tsx";
import * as seats from "../../../app/routes/admin.settings.seats.tsx";

let world: World;
let owner: Browser;
beforeEach(async () => {
  world = await createWorld();
  owner = await signedIn(world);
});
afterEach(() => world.close());

const settings = {
  version: "1",
  name: "Kettle",
  address: "2 Harbor Street\r\n1010 Vienna",
  taxNumber: "",
  email: "",
  locale: "de-AT",
  timeZone: "Europe/Vienna",
  currency: "EUR",
  netDays: "30",
};

describe("the organization's form", () => {
  const submit = (over: Partial<typeof settings> = {}) =>
    owner.submit(organization.action, "/admin/settings/organization", { ...settings, ...over });

  test("is filled from what is stored, and its pickers offer what is stored", async () => {
    const { data } = await owner.load(organization.loader, "/admin/settings/organization");
    expect(data.organization).toMatchObject({ name: "Kettle & Co.", version: 1 });
    expect(data.choices.timeZones.map(({ value }) => value)).toEqual(
      expect.arrayContaining(["UTC", "Europe/Vienna"]),
    );
    expect(data.choices.currencies).toContainEqual({ value: "EUR", label: "EUR – Euro" });
    expect(data.choices.locales.map(({ value }) => value)).toContain("en-US");
  });

  test("is saved, and then the page is loaded anew", async () => {
    expect(await submit()).toMatchObject({ status: 303, flash: "The settings are saved." });
    expect(await getOrganization(world.ctx)).toMatchObject({
      name: "Kettle",
      address: "2 Harbor Street\n1010 Vienna",
      taxNumber: "",
      netDays: 30,
      locale: "de-AT",
      version: 2,
    });
  });

  test("two admins at one form: the second is told and keeps what was typed", async () => {
    await submit();
    expect(await submit({ name: "Pot" })).toMatchObject({
      status: 409,
      data: {
        initialValue: { name: "Pot" },
        error: { "": [expect.stringContaining("meanwhile") as string] },
      },
    });
  });

  test.each([
    [{ name: "" }, "name"],
    [{ name: "x".repeat(1000) }, "name"],
    [{ email: "nowhere" }, "email"],
    [{ timeZone: "Mars/Olympus" }, "timeZone"],
    [{ currency: "XXX" }, "currency"],
    [{ locale: "" }, "locale"],
    [{ netDays: "" }, "netDays"],
    [{ netDays: "-1" }, "netDays"],
    [{ netDays: "two weeks" }, "netDays"],
    [{ netDays: "14.5" }, "netDays"],
    [{ netDays: "99999" }, "netDays"],
    [{ version: "" }, "version"],
  ])("%j comes back as 422 at %s", async (over, field) => {
    const answer = await submit(over);
    expect(answer).toMatchObject({
      status: 422,
      data: { error: { [field]: [expect.stringMatching(/^[A-Z].*\.$/) as string] } },
    });
    expect(await getOrganization(world.ctx)).toMatchObject({ version: 1 });
  });
});

describe("the seats' form", () => {
  const submit = (over: Record<string, string>) =>
    owner.submit(seats.action, "/admin/settings/seats", { version: "1", seatPolicy: "accepted", ...over });

  test("an empty limit is no limit, and 0 is none at all", async () => {
    await submit({ seatLimit: "0" });
    expect(await getOrganization(world.ctx)).toMatchObject({ seatPolicy: "accepted", seatLimit: 0 });
    await submit({ seatLimit: "", version: "2" });
    expect(await getOrganization(world.ctx)).toMatchObject({ seatLimit: null });
  });

  test("a limit below the seats in use comes back at the field", async () => {
    await world.as("agent");
    expect(await submit({ seatLimit: "0" })).toMatchObject({
      status: 422,
      data: { error: { seatLimit: ["Seats in use: 1. Enter at least 1, or remove agents."] } },
    });
  });

  test.each(["-1", "many", "1.5"])("the limit %s comes back as 422", async (seatLimit) => {
    expect(await submit({ seatLimit })).toMatchObject({ status: 422 });
  });
});

describe("numbering", () => {
  test("is saved for one series", async () => {
    const fields = { kind: "invoice", pattern: "R{year}-{number:3}", lastNumber: "41" };
    expect(await owner.submit(numbering.action, "/admin/settings/numbering", fields)).toMatchObject({
      status: 303,
    });
    const { data } = await owner.load(numbering.loader, "/admin/settings/numbering");
    expect(data.series).toMatchObject([{ kind: "invoice", next: "R2026-042" }, { kind: "credit_note" }]);
  });

  test.each([
    [{ kind: "invoice", pattern: "" }, "pattern"],
    [{ kind: "invoice", pattern: "INV" }, "pattern"],
    [{ kind: "receipt", pattern: "R-{number:4}" }, "kind"],
    [{ kind: "invoice", pattern: "R-{number:4}", lastNumber: "-1" }, "lastNumber"],
    [{ kind: "invoice", pattern: "R-{number:4}", lastNumber: "ten" }, "lastNumber"],
  ])("%j comes back as 422 at %s", async (fields, field) => {
    const answer = await owner.submit(numbering.action, "/admin/settings/numbering", fields);
    expect(answer).toMatchObject({ status: 422, data: { error: { [field]: [expect.any(String)] } } });
  });

  test("after a restore the last numbers are confirmed one by one", async () => {
    await world.database.db.numberSeries.updateMany({ data: { needsConfirmation: true, lastNumber: 5 } });
    const path = "/admin/settings/last-numbers";
    expect((await owner.load(lastNumbers.loader, path)).data.waiting).toHaveLength(2);
    const confirm = (kind: string, lastNumber: string) =>
      owner.submit(lastNumbers.action, path, { kind, lastNumber });
    expect(await confirm("invoice", "4")).toMatchObject({
      status: 422,
      data: { error: { lastNumber: ["Number 5 is issued. Enter it or a later one."] } },
    });
    expect(await confirm("invoice", "")).toMatchObject({ status: 422 });
    expect(await confirm("invoice", "7")).toMatchObject({ status: 303, location: path });
    expect(await confirm("credit_note", "5")).toMatchObject({ location: "/admin/settings/numbering" });
    expect(await listNumberSeries(world.ctx)).toMatchObject([
      { needsConfirmation: false, lastNumber: 7 },
      { needsConfirmation: false, lastNumber: 5 },
    ]);
  });
});

test("the activity page tells what a change was before", async () => {
  await owner.submit(organization.action, "/admin/settings/organization", settings);
  const { data } = await owner.load(activity.loader, "/admin/settings/activity");
  expect(data.items[0]).toMatchObject({ verb: "updated", actorName: world.owner.name });
  expect(data.items[0]?.changes).toContain("Net days: 14 → 30");
});
