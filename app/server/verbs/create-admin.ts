import { createAdmin } from "#domain/accounts";
import { readOptions } from "./options.ts";
import type { Verb } from "./verb.ts";

export const createAdminVerb: Verb = async (ctx, args) => {
  const { email, name, organization } = readOptions(args, { required: ["email", "name", "organization"] });
  const { url } = await createAdmin(ctx, { email, name, organization });
  return {
    lines: [`${email} can sign in to ${organization} once with this address, within an hour:`, url],
    exitCode: 0,
  };
};
