import { afterAll, beforeAll, expect, test } from "vitest";
import { seconds } from "#lib/duration";
import { answerInstead, page, resetAfterTheEffect } from "./proxy/behaviors.ts";
import { rememberNow } from "./stripe/before.ts";
import { expectAllWell, expectArrivals, expectNoReplies, waiting } from "./stripe/expectations.ts";
import { heal } from "./stripe/healing.ts";
import { inviteBehindTheGate } from "./stripe/invites.ts";
import { areMailsWaiting, arrivals, incidentsSince } from "./stripe/notices.ts";
import type { Office } from "./stripe/offices.ts";
import { listOpenEnds, seatsOf } from "./stripe/seats.ts";
import { type FaultWorld, startFaultWorld } from "./stripe/world.ts";
import { hasAskedForChange, quantitiesWritten } from "./stripe/writes.ts";

const quiet = seconds(1);
const flaps = 6;

let world: FaultWorld;
let changing: readonly [Office, Office, Office];
let still: Office;
beforeAll(async () => {
  // A hundredth of what is said here: half a second between two attempts, told at once, over after one second.
  world = await startFaultWorld({
    BILLING_RETRY_CAP_SECONDS: "50",
    NOTICE_GRACE_SECONDS: "0",
    NOTICE_QUIET_SECONDS: "100",
  });
  [still, ...changing] = world.offices as [Office, Office, Office, Office];
});
afterAll(() => world?.stop());

test("a Stripe that comes and goes makes no new incident before a calm that lasted", async () => {
  const before = rememberNow(world);
  for (let flap = 0; flap < flaps; flap += 1) {
    world.proxy.behave(flap % 2 === 0 ? answerInstead(page(503)) : resetAfterTheEffect);
    expectNoReplies(world, await inviteBehindTheGate(world, changing));
    await expect.poll(inTrouble, waiting).toBe(changing.length);
    await heal(world);
    await expect.poll(() => listOpenEnds(world), waiting).toEqual([]);
  }
  await expectAllWell(world);
  const incidents = incidentsSince(world, before.incident);
  for (const { organizationId } of changing) {
    const own = incidents.filter((incident) => incident.organizationId === organizationId);
    expect(own.length).toBeGreaterThan(0);
    // So there are at most as many as calms of that length, and one: on an idle machine one alone.
    own.slice(1).forEach(({ openedAt }, at) => {
      expect(openedAt - Number(own[at]?.quietSince)).toBeGreaterThanOrEqual(quiet);
    });
  }
  expectArrivals(world, { since: before.incident, incidents });
  expect(hasAskedForChange(world, still, before.note)).toBe(false);
});

test("an outage of more than a day is told at its beginning, after 1, 6 and 24 hours, daily, and at its end", async () => {
  const before = rememberNow(world);
  const [billed] = changing;
  world.proxy.behave(resetAfterTheEffect);
  expectNoReplies(world, await inviteBehindTheGate(world, [billed]));
  await expect.poll(() => quantitiesWritten(world, billed, before.request).length, waiting).toBe(1);
  await world.proxy.refuse();
  expectNoReplies(world, await inviteBehindTheGate(world, changing.slice(1)));
  const occasions = ["open"];
  await expectTold(before.incident, occasions);

  // 40, 220 and 870 seconds after the beginning: past a hundredth of an hour, of six and of 24.
  for (const further of [seconds(40), seconds(180), seconds(650)]) {
    await world.restartLater(further);
    occasions.push(`reminder:${occasions.length}`);
    await expectTold(before.incident, occasions);
  }
  world.sleepADay();
  occasions.push(`reminder:${occasions.length}`);
  await expectTold(before.incident, occasions);
  expectNoReplies(world, await inviteBehindTheGate(world, changing.slice(1)));
  await heal(world);

  await expectAllWell(world);
  const incidents = incidentsSince(world, before.incident);
  expect(incidents).toHaveLength(changing.length);
  expectArrivals(world, { since: before.incident, incidents }, [...occasions, "resolved"]);
  // Stripe has forgotten the key by now; that the first write had its effect is read.
  expect(quantitiesWritten(world, billed, before.request)).toEqual([seatsOf(world, billed).counted]);
  expect(hasAskedForChange(world, still, before.note)).toBe(false);
});

/** Each admin has had each of the occasions once, and nothing waits to be sent. */
async function expectTold(since: string, occasions: readonly string[]): Promise<void> {
  const admins = changing.flatMap((office) => office.admins).length;
  const told = () => arrivals(world).filter(({ incident }) => incident > since).length;
  await expect.poll(told, waiting).toBe(admins * occasions.length);
  await expect.poll(() => areMailsWaiting(world), waiting).toBe(false);
  expectArrivals(world, { since, incidents: incidentsSince(world, since) }, occasions);
}

function inTrouble(): number {
  return world.rows.value<number>("SELECT count(*) FROM billing_updates WHERE first_failed_at IS NOT NULL");
}
