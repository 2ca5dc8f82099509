import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { heal, longestPause } from "./stripe/healing.ts";
import { inviteBehindTheGate } from "./stripe/invites.ts";
import { type Mode, modes } from "./stripe/modes.ts";
import { arrivals, expectedMails, incidentsSince, isAnythingToTell, lastIncident } from "./stripe/notices.ts";
import type { Office } from "./stripe/offices.ts";
import { listOpenEnds, seatsOf } from "./stripe/seats.ts";
import { type FaultWorld, startFaultWorld } from "./stripe/world.ts";
import { hasAskedForChange, quantitiesWritten } from "./stripe/writes.ts";

const cap = 500;
const waiting = { timeout: 30_000, interval: 25 };

let world: FaultWorld;
beforeAll(async () => {
  // A hundredth of what is said here: half a second between two attempts, told after 150 ms, over after 100 ms.
  world = await startFaultWorld({
    BILLING_RETRY_CAP_SECONDS: "50",
    NOTICE_GRACE_SECONDS: "15",
    NOTICE_QUIET_SECONDS: "10",
  });
});
afterAll(() => world?.stop());

describe.each(modes.map((mode, index) => ({ ...mode, index })))(
  "Stripe fails: $name",
  ({ index, ...mode }) => {
    test("invites succeed meanwhile, and every organization is right afterwards", async () => {
      const quiet = world.offices[index % world.offices.length] as Office;
      const changing = world.offices.filter((office) => office !== quiet);
      const before = rememberStart();
      const quantities = new Map(changing.map((office) => [office, Number(seatsOf(world, office).atStripe)]));
      world.journal.add("failing", mode.name);
      await mode.begin(world);

      expectNoReplies(await inviteBehindTheGate(world, changing));
      await expect.poll(() => classesSince(before.attempt), waiting).toContain(mode.failureClass);
      if (mode.lasts) await failOn(mode, changing, before.incident);
      expect(longestPause(world)).toBeLessThanOrEqual(mode.failureClass === "busy" ? 1000 : cap);
      const { lastAttempt } = await heal(world);

      await expect.poll(() => listOpenEnds(world), waiting).toEqual([]);
      await expect.poll(() => isAnythingToTell(world), waiting).toBe(false);
      expect(hasAskedForChange(world, quiet, before.note)).toBe(false);
      for (const office of changing) {
        const written = quantitiesWritten(world, office, before.request);
        const all = [quantities.get(office), ...written];
        expect(written.filter((quantity, at) => quantity === all[at])).toEqual([]);
        expect(attemptsOf(office, lastAttempt)).toBeLessThanOrEqual(mostAttempts);
      }
      expectNotices(mode, changing, before.incident);
    });
  },
);

/** One that met the failure yet, the one that succeeds, and one that looks again. */
const mostAttempts = 3;

function rememberStart() {
  return {
    note: world.journal.length,
    request: world.stripe.requests().length,
    attempt: world.rows.value<number | null>("SELECT max(id) FROM billing_attempts") ?? 0,
    incident: lastIncident(world),
  };
}

/** While Stripe goes on failing, more are invited with a request under way, and admins hear of the trouble. */
async function failOn(mode: Mode, changing: readonly Office[], since: string): Promise<void> {
  const isUnreachable = mode.name === "it refuses connections";
  const at = world.journal.length;
  const asked = () => world.journal.since(at).some(({ what }) => what === "asked");
  expectNoReplies(
    await inviteBehindTheGate(world, changing, async () => {
      if (!isUnreachable) await expect.poll(asked, waiting).toBe(true);
    }),
  );
  const openings = () =>
    arrivals(world).filter(({ incident, occasion }) => incident > since && occasion === "open");
  const admins = changing.flatMap((office) => office.admins);
  await expect.poll(() => openings().length, waiting).toBe(admins.length);
}

function expectNoReplies({ closed, answered }: { closed: number; answered: number }): void {
  const notes = world.journal.since(closed).slice(0, answered - closed);
  expect(notes.filter(({ what }) => what === "invited").length).toBeGreaterThan(0);
  expect(notes.filter(({ what }) => what === "replied" || what === "healed")).toEqual([]);
}

function classesSince(attempt: number): string[] {
  return world.rows
    .all<{ result: string }>("SELECT DISTINCT result FROM billing_attempts WHERE id > ?", attempt)
    .map(({ result }) => result);
}

/** Attempts that got an answer: while Stripe is well, the others only show that this machine is slow. */
function attemptsOf({ organizationId }: Office, after: number): number {
  return world.rows.value<number>(
    "SELECT count(*) FROM billing_attempts WHERE id > ? AND organization_id = ? AND result <> 'unknown'",
    after,
    organizationId,
  );
}

function expectNotices(mode: Mode, changing: readonly Office[], since: string): void {
  const told = incidentsSince(world, since).filter(({ notices }) => notices > 0);
  if (mode.lasts)
    expect(told.map(({ organizationId }) => organizationId).sort()).toEqual(
      changing.map(({ organizationId }) => organizationId).sort(),
    );
  const arrived = arrivals(world).filter(({ incident }) => incident > since);
  const expected = told.flatMap((incident) => expectedMails(incident, world.offices, ["open", "resolved"]));
  expect(arrived.map(asLine).sort()).toEqual(expected.map(asLine).sort());
}

function asLine({ incident, to, occasion }: { incident: string; to: string; occasion: string }): string {
  return `${incident} ${occasion} ${to}`;
}
