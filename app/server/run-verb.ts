import type { Context } from "#platform/context";
import { DomainError } from "#lib/errors";
import { type VerbResult, verbs } from "./verbs/index.ts";

/** Runs a command's verb; a refusal becomes its sentence and exit code 1. */
export async function runVerb(ctx: Context, name: string, args: readonly string[]): Promise<VerbResult> {
  const verb = verbs[name];
  if (!verb)
    return {
      lines: [`There is no command ${name}. There are: ${Object.keys(verbs).join(", ")}.`],
      exitCode: 1,
    };
  try {
    return await verb(ctx, args);
  } catch (error) {
    if (error instanceof DomainError) return { lines: [error.message], exitCode: 1 };
    throw error;
  }
}
