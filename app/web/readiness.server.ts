import type { ServerContext } from "./load-context.server.ts";

/** Why the process cannot do its work, in one sentence, or null when it can. */
export async function findTrouble({ parts, queue }: ServerContext): Promise<string | null> {
  try {
    await parts.database.db.deploymentFact.count();
  } catch (error) {
    parts.log.error("the database does not answer", { error });
    return "The database does not answer.";
  }
  return (await parts.database.findTrouble()) ?? (await queue.findTrouble());
}
