import Database from "better-sqlite3";
import { inviteAgent } from "#domain/agents";
import { addOrganizations, type BenchWorld, createBenchWorld } from "./bench-world.ts";
import { openRawInvites } from "./raw-invite.ts";
import { atLeast, type Measured, median, shown } from "./table.ts";

const rounds = 5;
const organizations = 50;
const invitesPerRound = 500;

/** Invites at the domain function against the same rows written by hand, in two files that grow alike. */
export async function benchInviteRows(): Promise<Measured[]> {
  const [world, floor] = [await createBenchWorld(), await createBenchWorld()];
  const targets = await addOrganizations(world, { count: organizations });
  const floorTargets = await addOrganizations(floor, { count: organizations });
  const raw = openRawInvites(floor.path);
  const rates = { domain: [] as number[], raw: [] as number[] };
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const domain = await perSecond(async (index) => {
        await inviteAgent(targetAt(targets, index).ctx, { email: address(round, index) });
      });
      const written = await perSecond((index) => {
        const { id, userId } = targetAt(floorTargets, index);
        raw.write(id, userId, address(round, index));
      });
      // The first round warms up.
      if (round === 0) continue;
      rates.domain.push(domain);
      rates.raw.push(written);
    }
    requireSameRows(world, floor);
    const ratio = median(rates.domain.map((rate, index) => rate / Number(rates.raw[index])));
    return [
      atLeast("invites at the domain function against the same rows written raw", ratio, 0.15),
      shown("invites at the domain function", median(rates.domain), "/s"),
    ];
  } finally {
    raw.close();
    await Promise.all([world.close(), floor.close()]);
  }
}

async function perSecond(invite: (index: number) => Promise<void> | void): Promise<number> {
  const startedAt = performance.now();
  for (let index = 0; index < invitesPerRound; index += 1) await invite(index);
  return (invitesPerRound / (performance.now() - startedAt)) * 1000;
}

function targetAt<T>(targets: readonly T[], index: number): T {
  return targets[index % targets.length] as T;
}

function address(round: number, index: number): string {
  return `agent-${round}-${index}@bench.test`;
}

/** A floor that writes less than what it is a floor for would show nothing. */
function requireSameRows(one: BenchWorld, other: BenchWorld): void {
  const [ours, floors] = [one, other].map(({ path }) => {
    const connection = new Database(path, { readonly: true });
    const counts = tables.map((table) => connection.prepare(`SELECT COUNT(*) FROM ${table}`).pluck().get());
    const wishes = connection.prepare("SELECT SUM(desired_version) FROM billing_updates").pluck().get();
    connection.close();
    return String([...counts, wishes]);
  });
  if (ours !== floors) throw new Error(`The floor wrote other rows: ${floors} instead of ${ours}.`);
}

const tables = ["agent_invites", "links", "emails", "activity", "billing_updates", "billing_attempts"];
