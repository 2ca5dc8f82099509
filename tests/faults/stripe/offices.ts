import { copyFileSync } from "node:fs";
import { inject } from "vitest";
import { createApiKey, startSession } from "#domain/credentials";
import { startSeats } from "#domain/seats";
import { type Context, contextFor, inTransaction } from "#platform/context";
import { databasePath, openDatabase } from "#platform/db";
import { readEnvironment } from "#platform/env";
import { silentLog } from "#platform/log";
import { cookiesFor } from "#web/cookies";
import { newId } from "#lib/ids";
import { createParts } from "../../../app/server/parts.ts";
import { insertOrganization, insertStaff } from "../../factories.ts";
import { type Caller, callerWith } from "../books.ts";
import type { Variables } from "../deployment.ts";

/** An organization that bills its seats. */
export type Office = {
  readonly name: string;
  readonly organizationId: string;
  /** The addresses of the owner and the admins: who is told of trouble. */
  readonly admins: readonly string[];
  /** The Cookie header of the signed-in owner. */
  readonly cookie: string;
  readonly call: Caller;
};

/** Four organizations with one agent each; Ada is admin of two of them. */
const staff = {
  anvil: ["ada@anvil.test", "abe@anvil.test"],
  bolt: ["bea@bolt.test", "ada@anvil.test"],
  crank: ["cleo@crank.test", "carl@crank.test"],
  dowel: ["dora@dowel.test"],
} as const;

/** Makes the offices in a new database, their seat subscriptions at the local Stripe, and what signs their owners in. */
export async function foundOffices(variables: Variables, stripeBase: string): Promise<Office[]> {
  const environment = readEnvironment({ ...variables, STRIPE_API_BASE: stripeBase });
  const path = databasePath(environment.databaseUrl);
  copyFileSync(inject("templateDatabase"), path);
  const database = await openDatabase(path);
  const queue = { wake: () => undefined };
  const parts = createParts(environment, { database, queue, log: silentLog });
  const system = contextFor(parts, { kind: "system" });
  try {
    const offices: Office[] = [];
    for (const [name, admins] of Object.entries(staff)) offices.push(await found(system, { name, admins }));
    return offices;
  } finally {
    await parts.mail.close();
    await database.close();
  }
}

async function found(
  system: Context,
  { name, admins }: { name: string; admins: readonly string[] },
): Promise<Office> {
  const { db, clock, config, parts } = system;
  const createdAt = clock.now();
  const { id: organizationId } = await insertOrganization(db, { name, createdAt });
  const [first = "", ...others] = admins;
  const owner = await insertStaff(db, organizationId, { role: "owner", email: first, createdAt });
  await insertStaff(db, organizationId, { role: "agent", createdAt });
  for (const email of others) await addAdmin(system, organizationId, email);

  const ctx = contextFor(parts, {
    kind: "user",
    userId: owner.id,
    name: owner.name,
    organizationId,
    role: "owner",
  });
  await startSeats(ctx);
  const { key } = await createApiKey(ctx, { userId: owner.id, label: "Tests" });
  const session = { userId: owner.id, organizationId, userAgent: "", address: "" };
  const { token } = await inTransaction(ctx, (tx) => startSession(tx, session));
  const cookie = await cookiesFor(config).session.serialize(token);
  return {
    name,
    organizationId,
    admins,
    cookie: cookie.split(";")[0] ?? "",
    call: callerWith({ url: config.appUrl, key }),
  };
}

async function addAdmin({ db, clock }: Context, organizationId: string, email: string): Promise<void> {
  const createdAt = clock.now();
  const known = await db.user.findUnique({ where: { email } });
  if (!known) return void (await insertStaff(db, organizationId, { role: "admin", email, createdAt }));
  await db.membership.create({
    data: { id: newId(), organizationId, userId: known.id, role: "admin", createdAt },
  });
}
