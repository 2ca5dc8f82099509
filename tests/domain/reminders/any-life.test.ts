import fc from "fast-check";
import { expect, test } from "vitest";
import { recordPayment } from "#domain/payments";
import { recordPromise, remindNow, skipReminder, withdrawPromise } from "#domain/reminders";
import { addDays, todayIn } from "#lib/civil-date";
import { hours } from "#lib/duration";
import { DomainError } from "#lib/errors";
import { typedTimeIn } from "#lib/typed-instant";
import { makeClient } from "../../billing-factories.ts";
import { createReminderWorld, type ReminderWorld } from "./reminder-world.ts";

/** The same in every check, so that what turns it red is a change. LIFE_SEED tries others, LIVES more of them. */
const seed = Number(process.env["LIFE_SEED"] || 20_260_302);
const lives = Number(process.env["LIVES"] || 5);

const zones = ["Europe/Vienna", "America/New_York", "Pacific/Auckland"] as const;

const command = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant("live" as const), hours: fc.integer({ min: 1, max: 100 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("away" as const), hours: fc.integer({ min: 1, max: 300 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom("mail-down" as const, "mail-up" as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        "pay" as const,
        "pay-part" as const,
        "by-hand" as const,
        "skip" as const,
        "take-back" as const,
      ),
      which: fc.nat(2),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("promise" as const),
      which: fc.nat(2),
      days: fc.integer({ min: 0, max: 20 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("steps" as const),
      offsets: fc.uniqueArray(fc.integer({ min: -10, max: 20 }), { minLength: 1, maxLength: 5 }),
    }),
  },
);

type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;
type Promised = { from: Date; to: Date | null; until: string };
type Life = { id: string; zone: string; paidAt: Date | null; promises: Promised[] };

async function carryOut(world: ReminderWorld, lives: readonly Life[], one: Command): Promise<void> {
  const { clock, ctx } = world;
  const now = clock.now();
  const life = "which" in one ? lives[one.which] : undefined;
  const later = "hours" in one ? new Date(now.getTime() + hours(one.hours)) : now;
  switch (one.kind) {
    case "live":
      return liveOn(world, later);
    case "away":
      clock.set(later);
      await world.sweep();
      return;
    case "mail-down":
      return world.mailbox.faults.add({ kind: "temporary" });
    case "mail-up":
      return world.mailbox.faults.clear();
    case "steps":
      await world.remindBy(one.offsets);
      return;
    case "pay-part":
      await recordPayment(ctx, { id: life?.id ?? "", amount: 100n });
      return;
    case "pay":
      await recordPayment(ctx, { id: life?.id ?? "", amount: 10000n });
      if (life && life.paidAt === null) life.paidAt = now;
      return;
    case "by-hand":
      await remindNow(ctx, { invoiceId: life?.id ?? "" });
      return;
    case "skip":
      return skipReminder(ctx, { invoiceId: life?.id ?? "", offsetDays: 7 });
    case "promise": {
      const until = addDays(todayIn(life?.zone ?? "UTC", now), one.days);
      await recordPromise(ctx, { invoiceId: life?.id ?? "", until });
      endPromise(life, now);
      life?.promises.push({ from: now, to: null, until });
      return;
    }
    case "take-back":
      await withdrawPromise(ctx, { invoiceId: life?.id ?? "" });
      endPromise(life, now);
      return;
    default:
      one satisfies never;
  }
}

/** Lives on looking now and then: what is due at an hour when nobody looks is done later. */
async function liveOn(world: ReminderWorld, end: Date): Promise<void> {
  while (world.clock.now() < end) {
    world.clock.advance(hours(5));
    await world.sweep();
  }
}

function endPromise(life: Life | undefined, now: Date): void {
  const last = life?.promises.at(-1);
  if (last && last.to === null) last.to = now;
}

async function judge(world: ReminderWorld, { id, zone, paidAt, promises }: Life): Promise<number> {
  const reminders = await world.database.db.reminder.findMany({ where: { invoiceId: id } });
  const byHand = new Set(reminders.filter(({ reason }) => reason === "by hand").map((row) => row.id));
  const steps = reminders.flatMap(({ offsetDays }) => offsetDays ?? []);
  expect(new Set(steps).size, "each step once").toBe(steps.length);
  const mails = (await world.mails()).filter(({ subjectId, state }) => subjectId === id && state === "sent");
  const days = mails.map(({ sentAt }) => todayIn(zone, sentAt ?? new Date(0)));
  expect(new Set(days).size, "one a day").toBe(days.length);
  const told = mails.map(({ props }) => (JSON.parse(props) as { reminderId: string }).reminderId);
  expect(new Set(told).size, "each reminder once").toBe(told.length);
  mails.forEach(({ sentAt }, index) => {
    const at = sentAt ?? new Date(0);
    const local = typedTimeIn(zone, at);
    if (paidAt) expect(at.getTime(), "none once the money is there").toBeLessThanOrEqual(paidAt.getTime());
    for (const { from, to, until } of promises)
      expect(
        at > from && (to === null || at < to) && local.slice(0, 10) <= until,
        "none while promised",
      ).toBe(false);
    if (byHand.has(told[index] ?? "")) return;
    expect(local.slice(11) >= "09:00" && local.slice(11) < "17:00", `${local} in working hours`).toBe(true);
    expect(new Date(`${local.slice(0, 10)}T12:00:00Z`).getUTCDay() % 6, "on a working day").not.toBe(0);
  });
  return mails.length;
}

test("whatever happens, no step goes out twice, no two reminders a day, none for money that is there, none out of hours", async () => {
  const world = await createReminderWorld();
  const clients = await Promise.all(zones.map((timeZone) => makeClient(world.ctx, { timeZone })));
  let sent = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 10, maxLength: 30 }), async (commands) => {
      await world.mailbox.faults.clear();
      await world.remindBy([-3, 0, 7, 8, 21]);
      const lived: Life[] = [];
      for (const [index, { id: clientId, timeZone }] of clients.entries()) {
        const { id } = await world.deliver({ clientId, netDays: 5 + 4 * index });
        lived.push({ id, zone: timeZone, paidAt: null, promises: [] });
      }
      for (const one of commands) {
        try {
          await carryOut(world, lived, one);
        } catch (error) {
          // What cannot be done now is refused, and changes nothing.
          if (!(error instanceof DomainError)) throw error;
        }
      }
      await world.mailbox.faults.clear();
      await liveOn(world, new Date(world.clock.now().getTime() + hours(24 * 40)));
      for (const life of lived) sent += await judge(world, life);
      // What one life leaves unpaid is no part of the next.
      for (const { id, paidAt } of lived)
        if (paidAt === null) await recordPayment(world.ctx, { id, amount: 10000n });
      world.mailbox.clear();
    }),
    { numRuns: lives, seed },
  );
  expect(sent).toBeGreaterThan(10);
}, 240_000);
