import { expect, test } from "vitest";
import { recordPromise } from "#domain/reminders";
import { recordPayment } from "#domain/payments";
import { makeClient } from "../../billing-factories.ts";
import { createReminderWorld, type ReminderWorld } from "./reminder-world.ts";

/** A client there, reminded by the usual steps. */
async function clientIn(world: ReminderWorld, timeZone: string) {
  const name = timeZone.split("/")[1] ?? "";
  return makeClient(world.ctx, { name, email: `${name.toLowerCase()}@clients.test`, timeZone });
}

/** Every reminder that has arrived there, by the clocks there. */
async function arrivedIn(world: ReminderWorld, timeZone: string) {
  const address = `${(timeZone.split("/")[1] ?? "").toLowerCase()}@clients.test`;
  const own = new Set(
    world.mailbox
      .messages()
      .filter(({ to }) => to.includes(address))
      .map(({ subject }) => subject),
  );
  const left = (await world.left(timeZone)).filter((line) => own.has(line.slice(17)));
  for (const line of left) expect(line.slice(11, 16) >= "09:00" && line.slice(11, 16) < "17:00").toBe(true);
  return left;
}

test("in a year with outages of the mail server and of the process, exactly these reminders go out", async () => {
  const world = await createReminderWorld({ now: "2026-01-05T09:00:00Z" });
  await world.remindBy([-3, 0, 7, 21]);
  const vienna = await clientIn(world, "Europe/Vienna");
  const york = await clientIn(world, "America/New_York");
  const auckland = await clientIn(world, "Pacific/Auckland");

  // INV-0001: due on Monday, January 19, and paid on the 28th. INV-0002: due on February 4, paid on the day.
  const first = await world.deliver({ clientId: vienna.id, netDays: 14 });
  const second = await world.deliver({ clientId: york.id, netDays: 30 });
  await world.liveUntil("2026-01-28T10:00:00Z");
  await recordPayment(world.ctx, { id: first.id, amount: 10000n });
  await world.liveUntil("2026-02-04T18:00:00Z");
  await recordPayment(world.ctx, { id: second.id, amount: 10000n });

  // INV-0003: due on Saturday, March 21. The mail server is away on the day of the first reminder.
  await world.liveUntil("2026-03-02T09:00:00Z");
  const third = await world.deliver({ clientId: auckland.id, netDays: 19 });
  await world.liveUntil("2026-03-17T12:00:00Z");
  await world.mailbox.faults.add({ kind: "temporary" });
  await world.liveUntil("2026-03-18T12:00:00Z");
  await world.mailbox.faults.clear();
  await world.liveUntil("2026-04-20T09:00:00Z");
  await recordPayment(world.ctx, { id: third.id, amount: 10000n });

  // INV-0004 and INV-0005: due on May 15. The process is away from May 11 to June 8, and one is paid by then.
  await world.liveUntil("2026-05-04T09:00:00Z");
  const fourth = await world.deliver({ clientId: vienna.id, netDays: 11 });
  await world.deliver({ clientId: york.id, netDays: 11 });
  await world.liveUntil("2026-05-11T09:00:00Z");
  world.clock.set("2026-06-08T20:00:00Z");
  await recordPayment(world.ctx, { id: fourth.id, amount: 10000n });

  // INV-0006: due on July 15, promised until July 24, never paid. The clocks of New York change on November 1.
  await world.liveUntil("2026-07-01T09:00:00Z");
  const sixth = await world.deliver({ clientId: york.id, netDays: 14 });
  await world.liveUntil("2026-07-14T09:00:00Z");
  await recordPromise(world.ctx, { invoiceId: sixth.id, until: "2026-07-24" });

  // INV-0007: due on November 2, the day after; a Monday.
  await world.liveUntil("2026-10-12T09:00:00Z");
  await world.deliver({ clientId: york.id, netDays: 21 });
  await world.liveUntil("2027-01-05T09:00:00Z");

  expect(await arrivedIn(world, "Europe/Vienna")).toEqual([
    "2026-01-16T09:00 Invoice INV-0001 is due on Jan 19, 2026",
    "2026-01-19T09:00 Invoice INV-0001 is due today",
    "2026-01-26T09:00 Invoice INV-0001 is overdue",
  ]);
  expect(await arrivedIn(world, "America/New_York")).toEqual([
    // February 1 is a Sunday.
    "2026-02-02T09:00 Invoice INV-0002 is due on Feb 4, 2026",
    "2026-02-04T09:00 Invoice INV-0002 is due today",
    "2026-06-08T16:00 Invoice INV-0005 is overdue",
    // July 12 is a Sunday, and what was due on the 15th and the 22nd waits for the promise.
    "2026-07-13T09:00 Invoice INV-0006 is due on Jul 15, 2026",
    "2026-07-27T09:00 Invoice INV-0006 is overdue",
    "2026-08-05T09:00 Invoice INV-0006 is overdue",
    "2026-10-30T09:00 Invoice INV-0007 is due on Nov 2, 2026",
    "2026-11-02T09:00 Invoice INV-0007 is due today",
    "2026-11-09T09:00 Invoice INV-0007 is overdue",
    "2026-11-23T09:00 Invoice INV-0007 is overdue",
  ]);
  // Saturday, March 21, waits for Monday.
  expect(await arrivedIn(world, "Pacific/Auckland")).toEqual([
    "2026-03-19T09:00 Invoice INV-0003 is due on Mar 21, 2026",
    "2026-03-23T09:00 Invoice INV-0003 is overdue",
    "2026-03-30T09:00 Invoice INV-0003 is overdue",
    "2026-04-13T09:00 Invoice INV-0003 is overdue",
  ]);
  expect((await world.mails()).filter(({ state }) => state !== "sent")).toEqual([]);
}, 180_000);
