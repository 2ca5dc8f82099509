import type { Context } from "#platform/context";
import { DomainError } from "#lib/errors";
import { type VerbResult, verbs } from "./verbs/index.ts";

export type Command = {
  readonly verb: string;
  readonly args: readonly string[];
  /** Where it was typed: a server that carries it out works in another folder. */
  readonly folder: string;
};

/** Runs a command's verb; a refusal becomes its sentence and exit code 1. */
export async function runVerb(ctx: Context, command: Command): Promise<VerbResult> {
  const { verb: name, args, folder } = command;
  const verb = verbs[name];
  if (!verb)
    return {
      lines: [`There is no command ${name}. There are: ${Object.keys(verbs).join(", ")}.`],
      exitCode: 1,
    };
  try {
    return await verb(ctx, args, folder);
  } catch (error) {
    if (error instanceof DomainError) return { lines: [error.message], exitCode: 1 };
    throw error;
  }
}
