import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { remindersOfInvoice, updateReminderSettings } from "#domain/reminders";
import { sendInvoice } from "#domain/invoices";
import { recordPayment } from "#domain/payments";
import * as show from "../../../app/routes/admin.invoices.$id._index.ts";
import * as promise from "../../../app/routes/admin.invoices.$id.promise.tsx";
import * as withdrawal from "../../../app/routes/admin.invoices.$id.promise_.withdrawal.ts";
import * as remindersOf from "../../../app/routes/admin.invoices.$id.reminders.ts";
import * as sending from "../../../app/routes/admin.reminders.$invoiceId.$step.sending.ts";
import * as skipping from "../../../app/routes/admin.reminders.$invoiceId.$step.skipping.ts";
import * as calendar from "../../../app/routes/admin.reminders._index.tsx";
import * as dryRun from "../../../app/routes/admin.reminders.dry-run.tsx";
import { makeDraft, makeOpenInvoice } from "../../billing-factories.ts";
import { type Browser, signedIn } from "../../route-request.ts";
import { createWorld, type World } from "../../world.ts";
import { pressAs } from "../press.ts";

let world: World;
let admin: Browser;
let id: string;
beforeEach(async () => {
  world = await createWorld();
  admin = await signedIn(world, await world.as("admin"));
  await updateReminderSettings(world.ctx, {
    ...{ version: 0, isOn: true, opensAt: "09:00", closesAt: "17:00", weekdays: [1, 2, 3, 4, 5] },
    steps: [
      { offsetDays: 0, isOn: true },
      { offsetDays: 7, isOn: true },
    ],
  });
  ({ id } = await makeOpenInvoice(world.ctx, { netDays: 14 }));
  await sendInvoice(world.ctx, { id });
  await world.settle();
});
afterEach(() => world.close());

const reminders = () => remindersOfInvoice(world.ctx, { invoiceId: id });

describe("the calendar's page", () => {
  test("lists the reminders to come by the organization's days", async () => {
    const { data } = await admin.load(calendar.loader, "/admin/reminders");
    expect(data).toMatchObject({
      isOn: true,
      days: [
        {
          day: "2026-03-16",
          reminders: [{ number: "INV-0001", offsetDays: 0, recipients: ["ada@lovelace.test"] }],
        },
        { day: "2026-03-23", reminders: [{ offsetDays: 7 }] },
      ],
    });
  });

  test("sends one now, and says to whom", async () => {
    const step = { invoiceId: id, step: "0" };
    expect(await admin.submit(sending.action, "/admin/reminders/x/0/sending", {}, step)).toMatchObject({
      status: 303,
      location: "/admin/reminders",
      flash: "The reminder is on its way to ada@lovelace.test.",
    });
    await world.settle();
    expect(await reminders()).toMatchObject({
      next: { offsetDays: 7 },
      past: [{ offsetDays: 0, reason: "by hand", mails: [{ state: "sent" }] }],
    });
    expect(
      await admin.submit(sending.action, "/admin/reminders/x/7/sending", {}, { ...step, step: "7" }),
    ).toMatchObject({
      flash: "The client was reminded of this invoice today already. Once a day is enough.",
    });
  });

  test("skips one, and tells when there is none any more", async () => {
    const step = { invoiceId: id, step: "0" };
    const skip = () => admin.submit(skipping.action, "/admin/reminders/x/0/skipping", {}, step);
    expect(await skip()).toMatchObject({ status: 303, flash: "The reminder is skipped." });
    expect(await reminders()).toMatchObject({ next: { offsetDays: 7 } });
    expect(await skip()).toMatchObject({
      flash: "No reminder on the due date is planned for this invoice any more.",
    });
  });

  test.each(["x", "", "1.5", "1000"])("knows no step %j", async (step) => {
    const params = { invoiceId: id, step };
    expect((await admin.submit(skipping.action, "/admin/reminders/x/y/skipping", {}, params)).status).toBe(
      404,
    );
  });

  test("tells in a dry run what would go out at this moment", async () => {
    world.clock.set("2026-03-16T10:00:00Z");
    const { data } = await admin.load(dryRun.loader, "/admin/reminders/dry-run");
    expect(data).toMatchObject({ due: [{ number: "INV-0001", offsetDays: 0 }], held: [] });
    expect((await reminders()).past).toEqual([]);
  });

  test("is for admins", async () => {
    const agent = await signedIn(world, await world.as("agent"));
    expect((await agent.load(calendar.loader, "/admin/reminders")).status).toBe(403);
    expect((await agent.load(dryRun.loader, "/admin/reminders/dry-run")).status).toBe(403);
    const step = { invoiceId: id, step: "0" };
    expect((await agent.submit(skipping.action, "/admin/reminders/x/0/skipping", {}, step)).status).toBe(403);
    expect((await agent.submit(sending.action, "/admin/reminders/x/0/sending", {}, step)).status).toBe(403);
    expect((await pressAs(agent, remindersOf.action, id)).status).toBe(403);
  });
});

describe("on the invoice's page", () => {
  test("stands what comes next; a draft has no reminders", async () => {
    const { data } = await admin.load(show.loader, `/admin/invoices/${id}`, { id });
    expect(data.reminders).toMatchObject({ next: { offsetDays: 0 }, canBeReminded: true });
    const draft = await makeDraft(world.ctx);
    const page = await admin.load(show.loader, `/admin/invoices/${draft.id}`, { id: draft.id });
    expect(page.data.reminders).toBeNull();
  });

  test("the button reminds at once, and once a day", async () => {
    expect(await pressAs(admin, remindersOf.action, id)).toMatchObject({
      status: 303,
      location: `/admin/invoices/${id}`,
      flash: "The reminder is on its way to ada@lovelace.test.",
    });
    await world.settle();
    expect(await pressAs(admin, remindersOf.action, id)).toMatchObject({
      status: 409,
      data: { refusal: "The client was reminded of this invoice today already. Once a day is enough." },
    });
  });

  test("the button says that a paid invoice needs no reminder", async () => {
    await recordPayment(world.ctx, { id, amount: 10000n });
    expect(await pressAs(admin, remindersOf.action, id)).toMatchObject({
      status: 409,
      data: { refusal: "Only an open invoice is reminded of; this one is paid." },
    });
  });

  test("a promise is recorded, shown, and taken back", async () => {
    const path = `/admin/invoices/${id}/promise`;
    expect((await admin.load(promise.loader, path, { id })).data).toMatchObject({
      promise: { until: "2026-03-09", note: "" },
    });
    const answer = await admin.submit(
      promise.action,
      path,
      { until: "2026-03-20", note: "By phone" },
      { id },
    );
    expect(answer).toMatchObject({ status: 303, flash: "Nobody is reminded until Mar 20, 2026." });
    expect(await reminders()).toMatchObject({
      hold: { reason: "promised", until: "2026-03-20" },
      promise: { until: "2026-03-20", note: "By phone" },
    });
    expect(await pressAs(admin, withdrawal.action, id)).toMatchObject({ status: 303 });
    expect(await reminders()).toMatchObject({ hold: null, promise: null });
  });

  test.each([
    ["2026-03-01", "This day is over. Choose today or a later day."],
    ["soon", "Write a date that exists as YYYY-MM-DD."],
    ["", expect.any(String)],
  ])("a promise until %j is refused beside the field", async (until, sentence) => {
    const path = `/admin/invoices/${id}/promise`;
    expect(await admin.submit(promise.action, path, { until }, { id })).toMatchObject({
      status: 422,
      data: { error: { until: [sentence] } },
    });
    expect((await reminders()).promise).toBeNull();
  });

  test("there is nothing to promise for what is paid", async () => {
    await recordPayment(world.ctx, { id, amount: 10000n });
    const path = `/admin/invoices/${id}/promise`;
    expect((await admin.load(promise.loader, path, { id })).location).toBe(`/admin/invoices/${id}`);
    expect((await admin.submit(promise.action, path, { until: "2026-03-20" }, { id })).status).toBe(409);
  });
});
