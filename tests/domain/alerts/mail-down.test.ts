import { describe, expect, test } from "vitest";
import { retryEmail } from "#domain/delivery";
import { findAttention } from "#domain/overview";
import { chooseNotices } from "#domain/organizations";
import { days, hours, minutes } from "#lib/duration";
import { type AlertWorld, createAlertWorld } from "./alert-world.ts";

const atOnce = { config: { noticeGrace: 0, noticeQuiet: 0 } };
const opening = "Agent seats wait to be billed (Kettle & Co.)";
const reminder = `Still: ${opening}`;
const allClear = "Seat billing is up to date again (Kettle & Co.)";

const stopMail = (world: AlertWorld) => world.mailbox.faults.add({ kind: "refuse" });

/** The mail server is back, and every mail that waited had its next attempt. */
async function healMail(world: AlertWorld) {
  await world.mailbox.faults.clear();
  for (let i = 0; i < 3; i += 1) await world.pass(minutes(15));
}

async function passDays(world: AlertWorld, count: number) {
  for (let hour = 0; hour < count * 24; hour += 2) await world.pass(hours(2));
}

describe("when the mail server is down while there is trouble", () => {
  test("one mail tells of both beginning and end when it is over by then", async () => {
    const world = await createAlertWorld(atOnce);
    await stopMail(world);
    await world.raise();
    await passDays(world, 2);
    await world.calm();
    await world.settle();
    await healMail(world);
    expect(world.arrived()).toEqual([allClear]);
    const [mail] = world.mailbox.messages();
    expect(mail?.text).toContain("this one tells of its beginning too");
    expect(mail?.text).toContain("Stripe did not answer.");
    expect(mail?.text).toMatch(/Since\s+March 2, 2026.*\n?.*Over since\s+March 4, 2026/s);
    expect(await world.notices()).toMatchObject([
      { occasion: "open", state: "withdrawn" },
      { occasion: "resolved", state: "sent" },
    ]);
  });

  test("the beginning is told late, once, and the end later, when it lasts longer than that", async () => {
    const world = await createAlertWorld(atOnce);
    await stopMail(world);
    await world.raise();
    await passDays(world, 1);
    await healMail(world);
    expect(world.arrived()).toEqual([opening]);
    await world.calm();
    await world.settle();
    expect(world.arrived()).toEqual([opening, allClear]);
    expect(world.mailbox.messages()[1]?.text).not.toContain("tells of its beginning too");
  });

  test("a reminder that could not leave is not sent when it is over", async () => {
    const world = await createAlertWorld(atOnce);
    await world.raise();
    await world.settle();
    await stopMail(world);
    await passDays(world, 3);
    await world.calm();
    await world.settle();
    await healMail(world);
    expect(world.arrived()).toEqual([opening, allClear]);
  });

  test("reminders go on as planned once it is back", async () => {
    const world = await createAlertWorld(atOnce);
    await stopMail(world);
    await world.raise();
    await world.pass(hours(5));
    await healMail(world);
    await world.pass(minutes(15));
    expect(world.arrived()).toEqual([opening, reminder]);
  });

  test("trouble that came and went five times is told by one mail", async () => {
    const world = await createAlertWorld(atOnce);
    await stopMail(world);
    for (let i = 0; i < 5; i += 1) {
      await world.raise();
      await world.pass(hours(3));
      await world.calm();
      await world.pass(hours(3));
    }
    await healMail(world);
    expect(world.arrived()).toEqual([allClear]);
    expect(await world.database.db.incident.count()).toBe(5);
    expect(await world.database.db.email.count({ where: { state: "queued" } })).toBe(0);
  });

  test("trouble that is back by then is told as what it is, and its earlier end is not", async () => {
    const world = await createAlertWorld(atOnce);
    await stopMail(world);
    await world.raise();
    await world.pass(hours(3));
    await world.calm();
    await world.pass(hours(3));
    await world.raise();
    await world.pass(hours(1));
    await healMail(world);
    expect(world.arrived()).toEqual([opening]);
  });

  test("who has switched notices off before any left gets none", async () => {
    const world = await createAlertWorld(atOnce);
    await stopMail(world);
    await world.raise();
    await world.pass(hours(1));
    await chooseNotices(world.ctx, { userId: world.owner.id, getsNotices: false });
    await world.calm();
    await world.settle();
    await healMail(world);
    expect(world.arrived()).toEqual([]);
  });

  test("for longer than mails are tried, the end still tells of the beginning", async () => {
    const world = await createAlertWorld(atOnce);
    await stopMail(world);
    await world.raise();
    await world.settle();
    await world.database.db.email.updateMany({ data: { attempts: 400 } });
    await world.pass(days(3));
    expect(await world.notices()).toMatchObject([{ occasion: "open", state: "failed" }, { state: "queued" }]);
    await world.calm();
    await world.settle();
    await healMail(world);
    expect(world.arrived()).toEqual([allClear]);
    expect(world.mailbox.messages()[0]?.text).toContain("this one tells of its beginning too");
  });
});

test("a mail that is not needed any more is no failure, and is not sent by hand", async () => {
  const world = await createAlertWorld(atOnce);
  await stopMail(world);
  await world.raise();
  await world.pass(hours(1));
  await world.calm();
  await world.settle();
  await healMail(world);
  expect(await findAttention(world.ctx)).toMatchObject({ failedEmails: 0 });
  const { id } = await world.database.db.email.findFirstOrThrow({ where: { state: "withdrawn" } });
  await expect(retryEmail(world.ctx, { id })).rejects.toThrow("This mail is not needed any more.");
});
