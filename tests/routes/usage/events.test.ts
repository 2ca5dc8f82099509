import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { MeterView } from "#domain/meters";
import { getEvent, proveUsage, usageSummary } from "#domain/usage";
import { loader as listPage } from "../../../app/routes/admin.usage.events._index.tsx";
import { loader as eventPage } from "../../../app/routes/admin.usage.events.$number._index.tsx";
import {
  action as correct,
  loader as correctionPage,
} from "../../../app/routes/admin.usage.events.$number.correction.tsx";
import { action as takeBack } from "../../../app/routes/admin.usage.events.$number.reversal.ts";
import { action as report, loader as reportPage } from "../../../app/routes/admin.usage.report.tsx";
import { createUsageDesk, type UsageDesk } from "../../domain/usage/desk.ts";
import { type Browser, signedIn, stranger } from "../../route-request.ts";

let desk: UsageDesk;
let meter: MeterView;
let agent: Browser;
beforeEach(async () => {
  desk = await createUsageDesk();
  meter = await desk.meter({ key: "hours", allowsNegative: false });
  agent = await signedIn(desk.world, await desk.world.as("agent"));
});
afterEach(() => desk.world.close());

const used = async () =>
  (
    await usageSummary(desk.ctx, {
      ...{ clientId: desk.client.id, meter: meter.key },
      ...{ from: "2026-03-01T00:00:00Z", to: "2026-04-01T00:00:00Z" },
    })
  ).value;

const page = "/admin/usage/events";
const at = (number: number) => [`${page}/${number}`, { number: String(number) }] as const;

describe("the page of events", () => {
  test("is for everybody who works here, and for nobody else", async () => {
    expect((await agent.load(listPage, page)).status).toBe(200);
    expect((await stranger(desk.world).load(listPage, page)).location).toContain("/login");
  });

  test("shows the events of a client, a meter and a day by the organization's clocks", async () => {
    const other = await desk.meter();
    await desk.ingest(
      desk.event(meter, { id: "midnight", at: "2026-03-09T23:00:00Z" }),
      desk.event(meter, { id: "before", at: "2026-03-09T22:59:59Z" }),
      desk.event(other, { id: "other", at: "2026-03-10T10:00:00Z" }),
    );
    const ids = async (query: string) =>
      (await agent.load(listPage, `${page}?${query}`)).data.events.map(({ eventId }) => eventId);
    expect(await ids("")).toEqual(["other", "midnight", "before"]);
    expect(await ids(`client=${desk.client.key}&meter=${meter.id}&day=2026-03-10`)).toEqual(["midnight"]);
    expect(await ids("client=nobody")).toEqual([]);
    expect((await agent.load(listPage, `${page}?day=2026-02-30`)).status).toBe(422);
  });

  test("leads to an event with both of its times", async () => {
    await desk.ingest(desk.event(meter, { at: "2026-01-05T10:00:00Z" }));
    const { data } = await agent.load(eventPage, ...at(1));
    expect([data.event.at, data.event.receivedAt].map((instant) => instant.toISOString())).toEqual([
      "2026-01-05T10:00:00.000Z",
      "2026-03-20T12:00:00.000Z",
    ]);
  });

  test.each(["2", "0", "1e3", "-1", "x", "99999999999999999999"])("knows no event %s", async (number) => {
    await desk.ingest(desk.event(meter));
    expect((await agent.load(eventPage, `${page}/${number}`, { number })).status).toBe(404);
    expect((await agent.submit(takeBack, `${page}/${number}/reversal`, {}, { number })).status).toBe(404);
  });
});

describe("an event's buttons", () => {
  test("take it back, once", async () => {
    await desk.ingest(desk.event(meter, { value: "2" }));
    const first = await agent.submit(takeBack, `${page}/1/reversal`, {}, { number: "1" });
    expect([first.location, first.flash]).toEqual([`${page}/1`, "The event is taken back."]);
    const second = await agent.submit(takeBack, `${page}/1/reversal`, {}, { number: "1" });
    expect(second.flash).toBe("This event has been taken back already.");
    expect(await used()).toBe("0");
  });

  test("put another in its place, at the very moment when the time is left alone", async () => {
    await desk.ingest(desk.event(meter, { value: "2", at: "2026-03-10T10:00:42.5Z" }));
    const { data } = await agent.load(correctionPage, ...at(1));
    expect(data.typed.at).toBe("2026-03-10T11:00");
    const fields = { formKey: data.typed.formKey, value: "2.5", at: data.typed.at };
    const answer = await agent.submit(correct, `${page}/1/correction`, fields, { number: "1" });
    expect([answer.location, await used()]).toEqual([`${page}/2`, "2.5"]);
    const made = await agent.load(eventPage, ...at(2));
    expect(made.data.event.at.toISOString()).toBe("2026-03-10T10:00:42.500Z");
    // Sent twice, it is the same correction.
    expect((await agent.submit(correct, `${page}/1/correction`, fields, { number: "1" })).location).toBe(
      `${page}/2`,
    );
    expect(await used()).toBe("2.5");
    expect(await proveUsage(desk.world.systemCtx)).toEqual([]);
  });

  test("change, add and take away properties, and leave them alone where the form shows none", async () => {
    await desk.ingest(
      desk.event(meter, { value: "2", properties: { hall: "north", level: 5, note: "a\nb" } }),
    );
    const { data } = await agent.load(correctionPage, ...at(1));
    expect(data.typed.properties).toBe("hall: north\nlevel: 5");
    expect(data.keptProperties).toEqual(["note"]);
    let number = 1;
    const change = async (properties: Record<string, string>) => {
      const fields = { formKey: `form-${number}`, value: "2", at: data.typed.at, ...properties };
      const path = `${page}/${number}/correction`;
      const { location } = await agent.submit(correct, path, fields, { number: String(number) });
      number = Number(location?.split("/").at(-1));
      return (await getEvent(desk.ctx, { number })).properties;
    };
    const typed = (properties: string) => ({ properties, propertiesShown: "yes" });
    const changed = { hall: "south", level: 5, note: "a\nb", shift: "late" };
    expect(await change(typed("hall: south\nlevel: 5\nshift: late"))).toEqual(changed);
    expect(await change({})).toEqual(changed);
    expect(await change(typed(""))).toEqual({ note: "a\nb" });
    expect(await proveUsage(desk.world.systemCtx)).toEqual([]);
  });

  test("say beside the properties which line cannot be read", async () => {
    await desk.ingest(desk.event(meter, { value: "2", properties: { hall: "north" } }));
    const fields = { formKey: "k", value: "2", at: "2026-03-10T11:00", propertiesShown: "yes" };
    const typed = { ...fields, properties: "hall: south\nnorth" };
    const answer = await agent.submit(correct, `${page}/1/correction`, typed, { number: "1" });
    expect(answer).toMatchObject({
      status: 422,
      data: {
        error: { properties: ['Write one property a line, such as "region: eu". "north" is none.'] },
        initialValue: { properties: "hall: south\nnorth" },
      },
    });
    expect(await used()).toBe("2");
  });

  test("say beside the field what is wrong, and change nothing", async () => {
    await desk.ingest(desk.event(meter, { value: "2" }));
    const fields = { formKey: "k", value: "-3", at: "2026-03-10T11:00" };
    const answer = await agent.submit(correct, `${page}/1/correction`, fields, { number: "1" });
    expect(answer.status).toBe(422);
    expect(answer.data).toMatchObject({ error: { value: ['The meter "hours" takes no negative values.'] } });
    expect(await used()).toBe("2");
  });
});

describe("the page to report usage", () => {
  const fields = async (over: Record<string, string> = {}) => {
    const { data } = await agent.load(reportPage, "/admin/usage/report");
    return {
      ...data.typed,
      clientId: desk.client.id,
      meter: meter.key,
      value: "1.5",
      note: "",
      properties: "",
      ...over,
    };
  };

  test("starts with now, by the organization's clocks", async () => {
    expect((await fields()).at).toBe("2026-03-20T13:00");
  });

  test("reports once, however often the form is sent", async () => {
    const form = await fields({
      at: "2026-03-10T11:00",
      note: "On site",
      properties: "task: review\nregion=eu",
    });
    const answer = await agent.submit(report, "/admin/usage/report", form);
    expect(answer.location).toBe(`${page}/1`);
    expect((await agent.submit(report, "/admin/usage/report", form)).location).toBe(`${page}/1`);
    expect(await used()).toBe("1.5");
    const { data } = await agent.load(eventPage, ...at(1));
    expect(data.event).toMatchObject({
      at: new Date("2026-03-10T10:00:00Z"),
      properties: { note: "On site", region: "eu", task: "review" },
    });
  });

  test("takes a decimal comma where the organization writes one", async () => {
    await desk.world.database.db.organization.updateMany({ data: { locale: "de-AT" } });
    await agent.submit(report, "/admin/usage/report", await fields({ value: "1,25" }));
    expect(await used()).toBe("1.25");
    const { typed } = (await agent.load(correctionPage, ...at(1))).data;
    const corrected = { formKey: typed.formKey, value: "2,5", at: typed.at };
    await agent.submit(correct, `${page}/1/correction`, corrected, { number: "1" });
    expect(await used()).toBe("2.5");
  });

  test.each([
    ["clientId", { clientId: "" }, "Choose the client."],
    ["meter", { meter: "" }, "Choose the meter."],
    ["value", { value: "lots" }, 'The value cannot be read. Write a plain decimal number such as "12.5".'],
    ["at", { at: "soon" }, '"at" must be an instant such as "2026-03-01T09:30:00Z", with its zone.'],
    ["at", { at: "2026-04-10T11:00" }, '"at" is more than five minutes in the future.'],
    ["properties", { properties: "eu" }, 'Write one property a line, such as "region: eu". "eu" is none.'],
  ])("says at %s what is wrong, and reports nothing", async (field, over, sentence) => {
    const answer = await agent.submit(report, "/admin/usage/report", await fields(over));
    expect(answer.status).toBe(422);
    expect(answer.data).toMatchObject({ error: { [field]: [sentence] } });
    expect(await used()).toBe("0");
  });
});
