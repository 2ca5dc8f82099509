import { backupVerb } from "./backup.ts";
import { createAdminVerb } from "./create-admin.ts";
import { createApiKeyVerb } from "./create-api-key.ts";
import { proveVerb } from "./prove.ts";
import { replayEventsVerb } from "./replay-events.ts";
import { retryBillingVerb } from "./retry-billing.ts";
import type { Verb } from "./verb.ts";

export type { VerbResult } from "./verb.ts";

export const verbs: Readonly<Record<string, Verb>> = {
  prove: proveVerb,
  backup: backupVerb,
  "create-admin": createAdminVerb,
  "create-api-key": createApiKeyVerb,
  "replay-events": replayEventsVerb,
  "retry-billing": retryBillingVerb,
};
