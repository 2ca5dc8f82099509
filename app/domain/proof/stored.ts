import type { Context, TxContext } from "#platform/context";

/** The latest proof as it is kept, once per deployment; instants in milliseconds. */
export type StoredProof = {
  readonly state: "running" | "done" | "failed";
  readonly startedAt: number;
  readonly endedAt: number | null;
  /** Which part it is at, from 0. */
  readonly step: number;
  /** How many differences there are; the first of them are kept. */
  readonly count: number;
  readonly differences: readonly string[];
  readonly error: string | null;
};

const key = "proof";

export async function findStored(ctx: Context | TxContext): Promise<StoredProof | null> {
  const fact = await ctx.db.deploymentFact.findUnique({ where: { key } });
  return fact && (JSON.parse(fact.value) as StoredProof);
}

export async function store(tx: TxContext, proof: StoredProof): Promise<void> {
  const data = { value: JSON.stringify(proof), updatedAt: tx.clock.now() };
  await tx.db.deploymentFact.upsert({ where: { key }, create: { key, ...data }, update: data });
}
