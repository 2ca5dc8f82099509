import { contextFor, type Parts } from "#platform/context";
import { fixedClock } from "#platform/clock";
import { readEnvironment } from "#platform/env";
import { silentLog } from "#platform/log";
import type { Surroundings } from "../tests/demo/surroundings.ts";
import { runEverything } from "../app/server/jobs.ts";
import { ownDatabase } from "../app/server/own-database.ts";
import { createParts } from "../app/server/parts.ts";
import { tellStory } from "./story/tell.ts";

export type Logins = Readonly<Record<string, string>>;

/** What the server will be started in. */
type SeedSettings = Pick<Surroundings, "variables" | "stripe" | "mailbox" | "setStripeClock">;

/**
 * Fills an empty database with half a year of a small company's life, told through the same verbs that people use, so
 * that the books prove. Answers who can sign in, as NAME=value pairs. A database that has an organization stays as it is.
 */
export async function seedStory(surroundings: SeedSettings): Promise<Logins> {
  const { variables, stripe, mailbox, setStripeClock } = surroundings;
  const owned = await ownDatabase(variables["DATABASE_URL"] ?? "", silentLog);
  const clock = fixedClock(new Date());
  const environment = readEnvironment(variables);
  const queue = { wake: () => undefined };
  const parts: Parts = {
    ...createParts(environment, { database: owned.database, queue, log: silentLog }),
    clock,
  };
  stripe.setDelivery("off");
  setStripeClock(clock);
  try {
    const system = contextFor(parts, { kind: "system" });
    return await tellStory({
      parts,
      clock,
      stripe,
      mailbox,
      settle: async () => {
        await runEverything(system);
      },
    });
  } finally {
    await parts.mail.close();
    await owned.close();
    setStripeClock();
    // What Stripe had to say meanwhile reaches the server as soon as it serves.
    stripe.setDelivery("on");
  }
}
