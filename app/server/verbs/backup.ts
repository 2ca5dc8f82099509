import { resolve } from "node:path";
import { backupDatabase } from "#platform/db";
import { invalidField } from "#lib/errors";
import { inspectCopy } from "../prove.ts";
import type { Verb } from "./verb.ts";

export const backupVerb: Verb = async (ctx, args, folder) => {
  const [file] = args;
  if (!file) throw invalidField("file", "Say where the copy goes: npm run backup -- FILE.");
  const target = resolve(folder, file);
  await backupDatabase(ctx.parts.database.path, target);
  const differences = await inspectCopy(target);
  if (differences.length > 0)
    return { lines: [`${target} was written, but does not prove:`, ...differences], exitCode: 1 };
  return { lines: [`A consistent copy that proves is in ${target}.`], exitCode: 0 };
};
