import { createApiKeyFor } from "#domain/accounts";
import { readOptions } from "./options.ts";
import type { Verb } from "./verb.ts";

export const createApiKeyVerb: Verb = async (ctx, args) => {
  const { email, label, organization } = readOptions(args, {
    required: ["email", "label"],
    optional: ["organization"],
  });
  const { key } = await createApiKeyFor(ctx, { email, label, ...(organization ? { organization } : {}) });
  return { lines: [`This key acts as ${email}; it is shown only now:`, key], exitCode: 0 };
};
