import { lastIncident } from "./notices.ts";
import type { FaultWorld } from "./world.ts";

/** How far everything is that only grows, so that what comes later can be told apart. */
export type Before = ReturnType<typeof rememberNow>;

export function rememberNow(world: FaultWorld) {
  return {
    note: world.journal.length,
    request: world.stripe.requests().length,
    attempt: world.rows.value<number | null>("SELECT max(id) FROM billing_attempts") ?? 0,
    incident: lastIncident(world),
  };
}

/** How the attempts ended that began since. */
export function resultsSince({ rows }: FaultWorld, { attempt }: { attempt: number }): (string | null)[] {
  return rows
    .all<{ result: string | null }>("SELECT DISTINCT result FROM billing_attempts WHERE id > ?", attempt)
    .map(({ result }) => result);
}

/** How many attempts of the office, begun after that one, got an answer and how many got none. */
export function countAttempts(
  { rows }: FaultWorld,
  { organizationId }: { organizationId: string },
  after: number,
): { answered: number; unanswered: number } {
  const results = rows.all<{ result: string }>(
    "SELECT result FROM billing_attempts WHERE id > ? AND organization_id = ?",
    after,
    organizationId,
  );
  const unanswered = results.filter(({ result }) => result === "unknown").length;
  return { answered: results.length - unanswered, unanswered };
}
