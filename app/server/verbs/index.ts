import type { Context } from "#platform/context";
import { createAdminVerb } from "./create-admin.ts";
import { createApiKeyVerb } from "./create-api-key.ts";
import { proveVerb } from "./prove.ts";
import { backupVerb } from "./backup.ts";

export type VerbResult = { readonly lines: readonly string[]; readonly exitCode: 0 | 1 };

/** What a command does, in the server when one runs and by itself otherwise. Refusals are DomainErrors. */
export type Verb = (ctx: Context, args: readonly string[]) => Promise<VerbResult>;

export const verbs: Readonly<Record<string, Verb>> = {
  prove: proveVerb,
  backup: backupVerb,
  "create-admin": createAdminVerb,
  "create-api-key": createApiKeyVerb,
};
