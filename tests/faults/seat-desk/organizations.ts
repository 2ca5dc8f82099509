import { createAdmin, createApiKeyFor, ensureFirstOrganization } from "#domain/accounts";
import { inviteAgent } from "#domain/agents";
import { startSeats } from "#domain/seats";
import { systemClock } from "#platform/clock";
import { actsFor, contextFor } from "#platform/context";
import { readEnvironment } from "#platform/env";
import { silentLog } from "#platform/log";
import { createParts } from "../../../app/server/parts.ts";
import { ownDatabase } from "../../../app/server/own-database.ts";
import type { Variables } from "./installation.ts";

export type Organization = {
  readonly id: string;
  readonly name: string;
  /** Acts as its owner. */
  readonly apiKey: string;
  readonly owner: { readonly email: string; readonly password: string | null };
};

const first = {
  email: "ada@kettle.test",
  password: "correct horse battery",
  organizationName: "Kettle & Co.",
};

/** Organizations whose seats are billed, each with so many invites, in a database that no server has yet. */
export async function foundOrganizations(
  variables: Variables,
  { count, invites }: { count: number; invites: number },
): Promise<Organization[]> {
  const owned = await ownDatabase(variables["DATABASE_URL"] ?? "", silentLog);
  const environment = readEnvironment(variables);
  const queue = { wake: () => undefined };
  const made = createParts(environment, { database: owned.database, queue, log: silentLog });
  const system = contextFor({ ...made, clock: systemClock }, { kind: "system" });
  try {
    await ensureFirstOrganization(system, first);
    for (let number = 2; number <= count; number += 1) {
      await createAdmin(system, { email: ownerOf(number), name: "Bea", organization: `Firm ${number}` });
    }
    const rows = await system.db.organization.findMany({ orderBy: { id: "asc" } });
    const organizations: Organization[] = [];
    for (const [index, { id, name }] of rows.entries()) {
      const email = index === 0 ? first.email : ownerOf(index + 1);
      const { key } = await createApiKeyFor(system, { email, label: "Tests" });
      const ctx = { ...system, ...actsFor(system, id) };
      for (let number = 1; number <= invites; number += 1) {
        await inviteAgent(ctx, { email: `early-${number}@${id}.test` });
      }
      await startSeats(ctx);
      organizations.push({
        id,
        name,
        apiKey: key,
        owner: { email, password: index === 0 ? first.password : null },
      });
    }
    return organizations;
  } finally {
    await made.mail.close();
    await owned.close();
  }
}

function ownerOf(number: number): string {
  return `owner-${number}@firm.test`;
}
