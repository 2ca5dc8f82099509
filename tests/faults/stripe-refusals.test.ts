import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerInstead, failure } from "./proxy/behaviors.ts";
import { rememberNow, resultsSince } from "./stripe/before.ts";
import { expectAllWell, expectArrivals, expectNoReplies, waiting } from "./stripe/expectations.ts";
import { heal } from "./stripe/healing.ts";
import { inviteBehindTheGate } from "./stripe/invites.ts";
import { arrivals, incidentsSince } from "./stripe/notices.ts";
import type { Office } from "./stripe/offices.ts";
import { refusals, replaceItem } from "./stripe/refusals.ts";
import { type FaultWorld, startFaultWorld } from "./stripe/world.ts";
import { hasAskedForChange } from "./stripe/writes.ts";

let world: FaultWorld;
let changing: readonly Office[];
let quiet: Office;
beforeAll(async () => {
  // A hundredth of what is said here. In half a minute between two attempts nothing goes on by itself, and trouble that
  // may pass is not told; what needs a person is told at once.
  world = await startFaultWorld({
    BILLING_RETRY_CAP_SECONDS: "3000",
    NOTICE_GRACE_SECONDS: "3000",
    NOTICE_QUIET_SECONDS: "10",
  });
  [quiet, ...changing] = world.offices as [Office, ...Office[]];
});
afterAll(() => world?.stop());

describe.each(refusals)("Stripe refuses with $name", ({ begin, failureClass, advice, mend, goOn }) => {
  test("invites succeed, admins are told what to do, and once it is done all is right", async () => {
    const before = rememberNow(world);
    for (const office of changing) await begin(world, office);
    expectNoReplies(world, await inviteBehindTheGate(world, changing));
    await expect.poll(() => blockedAs(failureClass), waiting).toBe(changing.length);
    expectNoReplies(world, await inviteBehindTheGate(world, changing));
    expect(blockedAs(failureClass)).toBe(changing.length);
    const toldOf = () => incidentsSince(world, before.incident).filter(({ notices }) => notices > 0);
    const told = toldOf();
    expect(told.map(({ kind, organizationId }) => [kind, organizationId])).toEqual(
      expect.arrayContaining(changing.map(({ organizationId }) => ["seats-blocked", organizationId])),
    );
    await expect.poll(() => openings(before.incident), waiting).toBe(adminsOf(changing).length);
    expect(latestMail().text).toContain(advice);

    for (const office of changing) {
      await mend(world, office);
      await goOn(world, office);
    }
    await expectAllWell(world);
    // A request that a slow machine gave up on may be trouble of its own; without one there is none but this.
    const incidents = resultsSince(world, before).includes("unknown") ? toldOf() : told;
    expect(incidents.filter(({ kind }) => kind === "seats-blocked")).toHaveLength(changing.length);
    expectArrivals(world, { since: before.incident, incidents });
    expect(hasAskedForChange(world, quiet, before.note)).toBe(false);
  });
});

test("an item that was replaced at Stripe is found by its price, and nobody is troubled", async () => {
  const before = rememberNow(world);
  for (const office of changing) await replaceItem(world, office);
  expectNoReplies(world, await inviteBehindTheGate(world, changing));
  await expectAllWell(world);
  expectArrivals(world, { since: before.incident, incidents: [] });
  expect(hasAskedForChange(world, quiet, before.note)).toBe(false);
});

test("a refused key is one incident of the deployment, told once to each person", async () => {
  const before = rememberNow(world);
  world.proxy.behave(answerInstead(failure(401, { message: "Expired API Key provided: sk_test_****." })));
  expectNoReplies(world, await inviteBehindTheGate(world, changing));
  const people = new Set(adminsOf(world.offices)).size;
  await expect.poll(() => openings(before.incident), waiting).toBe(people);
  expectNoReplies(world, await inviteBehindTheGate(world, changing));
  expect(latestMail().text).toContain("STRIPE_SECRET_KEY");
  await heal(world);

  await expectAllWell(world);
  const incidents = incidentsSince(world, before.incident).filter(({ notices }) => notices > 0);
  expect(incidents).toMatchObject([{ kind: "stripe-refused", organizationId: null }]);
  expectArrivals(world, { since: before.incident, incidents });
  expect(hasAskedForChange(world, quiet, before.note)).toBe(false);
});

function blockedAs(failureClass: string): number {
  return world.rows.value<number>(
    "SELECT count(*) FROM billing_updates WHERE state = 'blocked' AND last_class = ?",
    failureClass,
  );
}

function openings(since: string): number {
  return arrivals(world).filter(({ incident, occasion }) => incident > since && occasion === "open").length;
}

function adminsOf(offices: readonly Office[]): string[] {
  return offices.flatMap(({ admins }) => admins);
}

/** The last that was told of trouble. */
function latestMail() {
  const told = world.mailbox.messages().filter(({ subject }) => /seat|key/i.test(subject));
  return told.at(-1) ?? { text: "" };
}
