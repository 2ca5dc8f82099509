import { recordActivity } from "#domain/activity";
import { type Context, inTransaction, type TxContext } from "#platform/context";
import { proveBooks, type ProofPart, proofParts } from "./prove-books.ts";
import { findStored, type StoredProof, store } from "./stored.ts";

/** So many differences are kept; the command prints all of them. */
const mostKept = 500;

/**
 * Begins to prove the books of the deployment and answers at once; `ended` settles when the result is written down. While
 * one is under way, that is the one, and null is answered.
 */
export async function startProof(ctx: Context): Promise<{ ended: Promise<void> } | null> {
  const begun = await inTransaction(ctx, async (tx) => {
    if ((await findStored(tx))?.state === "running") return null;
    const proof: StoredProof = {
      state: "running",
      startedAt: tx.clock.now().getTime(),
      endedAt: null,
      step: 0,
      count: 0,
      differences: [],
      error: null,
    };
    await store(tx, proof);
    await recordActivity(tx, { verb: "asked for", subjectKind: "proof", subjectId: "books" });
    return proof;
  });
  return begun && { ended: runProof(ctx, begun) };
}

/** What a dead process was proving will not end by itself. For the start, before anybody can ask for another. */
export async function endDeadProof(ctx: Context): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const proof = await findStored(tx);
    if (proof?.state !== "running") return;
    await store(tx, failed(tx, proof, "The server was stopped meanwhile. Prove the books again."));
  });
}

/** Never throws: nobody waits for it, and what went wrong is part of the result. */
async function runProof(ctx: Context, proof: StoredProof): Promise<void> {
  try {
    const differences = await proveBooks(ctx, {
      documents: true,
      onPart: (part) => inTransaction(ctx, (tx) => store(tx, { ...proof, step: stepOf(part) })),
    });
    const result = { count: differences.length, differences: differences.slice(0, mostKept) };
    await inTransaction(ctx, (tx) =>
      store(tx, { ...proof, ...result, state: "done", endedAt: tx.clock.now().getTime() }),
    );
  } catch (error) {
    ctx.log.error("the books could not be proved", { error });
    const sentence = "Something went wrong while the books were read. The log says what.";
    await inTransaction(ctx, (tx) => store(tx, failed(tx, proof, sentence))).catch((again: unknown) =>
      ctx.log.error("the end of a proof could not be written down", { error: again }),
    );
  }
}

function stepOf(part: ProofPart): number {
  return proofParts.indexOf(part);
}

function failed(tx: TxContext, proof: StoredProof, error: string): StoredProof {
  return { ...proof, state: "failed", endedAt: tx.clock.now().getTime(), error };
}
