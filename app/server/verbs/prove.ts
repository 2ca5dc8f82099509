import { proveBooks } from "#domain/proof";
import type { Verb } from "./verb.ts";

export const proveVerb: Verb = async (ctx, args) => {
  const differences = await proveBooks(ctx, { documents: !args.includes("--no-documents") });
  if (differences.length === 0) return { lines: ["The books prove: no difference."], exitCode: 0 };
  return { lines: [`${differences.length} differences:`, ...differences], exitCode: 1 };
};
