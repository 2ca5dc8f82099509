import type { Context } from "#platform/context";

export type VerbResult = { readonly lines: readonly string[]; readonly exitCode: 0 | 1 };

/**
 * What a command does, in the server when one runs and by itself otherwise. File names count from `folder`. Refusals are
 * DomainErrors.
 */
export type Verb = (ctx: Context, args: readonly string[], folder: string) => Promise<VerbResult>;
