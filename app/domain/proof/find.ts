import { findHouse } from "#domain/organizations";
import { type Context, organizationOf } from "#platform/context";
import { proofParts } from "./prove-books.ts";
import { findStored } from "./stored.ts";

export type ProofView = {
  readonly state: "running" | "done" | "failed";
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly step: number;
  readonly steps: number;
  readonly part: string | null;
  /** How many differences were found; null before it has ended well. */
  readonly count: number | null;
  /** The first of them; null for who may not read them, because they may name what is another organization's. */
  readonly differences: readonly string[] | null;
  readonly error: string | null;
};

/** The proof that runs or ran last; null before the first. What it found, the house alone reads. */
export async function findProof(ctx: Context): Promise<ProofView | null> {
  const proof = await findStored(ctx);
  if (!proof) return null;
  const { state, startedAt, endedAt, step, count, differences, error } = proof;
  return {
    state,
    startedAt: new Date(startedAt),
    endedAt: endedAt === null ? null : new Date(endedAt),
    step: step + 1,
    steps: proofParts.length,
    part: proofParts[step] ?? null,
    count: state === "done" ? count : null,
    differences: (await isHouse(ctx)) ? differences : null,
    error,
  };
}

async function isHouse(ctx: Context): Promise<boolean> {
  return (await findHouse(ctx))?.id === organizationOf(ctx);
}
