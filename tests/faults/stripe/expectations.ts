import { expect } from "vitest";
import { hours } from "#lib/duration";
import { arrivals, expectedMails, type Incident, type Arrived, isAnythingToTell } from "./notices.ts";
import { listOpenEnds } from "./seats.ts";
import type { FaultWorld } from "./world.ts";

/** For conditions that another process brings about, however slow the machine is. */
export const waiting = { timeout: 150_000, interval: 25 };

/** Between those two places in the journal invites succeeded, and nothing that was asked of Stripe was replied to. */
export function expectNoReplies(
  { journal }: FaultWorld,
  { closed, answered }: { closed: number; answered: number },
): void {
  const notes = journal.since(closed).slice(0, answered - closed);
  expect(notes.filter(({ what }) => what === "invited").length).toBeGreaterThan(0);
  expect(notes.filter(({ what }) => what === "replied" || what === "healed")).toEqual([]);
}

/** Every office's quantity becomes its seats, nothing waits or is under way, and all has been told. */
export async function expectAllWell(world: FaultWorld): Promise<void> {
  await expect.poll(() => listOpenEnds(world), waiting).toEqual([]);
  await expect.poll(() => isAnythingToTell(world), waiting).toBe(false);
}

/**
 * What has arrived since is exactly one mail per admin, occasion and one of these incidents; on a slow machine one that
 * lasted for an hour's hundredth was reminded of, too, and each admin once.
 */
export function expectArrivals(
  world: FaultWorld,
  { since, incidents }: { since: string; incidents: readonly Incident[] },
  occasions: readonly string[] = ["open", "resolved"],
): void {
  const arrived = arrivals(world).filter(({ incident }) => incident > since);
  const long = new Set(incidents.filter(lastedLong).map(({ id }) => id));
  const isRightReminder = ({ incident, occasion }: Arrived) =>
    long.has(incident) && !occasions.includes(occasion) && occasion.startsWith("reminder:");
  const reminders = arrived.filter(isRightReminder).map(inOneLine);
  expect(reminders).toEqual([...new Set(reminders)]);
  const expected = incidents.flatMap((incident) => expectedMails(incident, world.offices, occasions));
  const others = arrived.filter((mail) => !isRightReminder(mail));
  expect(others.map(inOneLine).sort()).toEqual(expected.map(inOneLine).sort());
}

function lastedLong({ openedAt, resolvedAt }: Incident): boolean {
  return (resolvedAt ?? Infinity) - openedAt >= hours(1) / 100;
}

function inOneLine({ incident, to, occasion }: Arrived): string {
  return `${incident} ${occasion} ${to}`;
}
