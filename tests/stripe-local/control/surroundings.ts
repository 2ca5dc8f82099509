import type { Account } from "../account.ts";
import type { ApiServer } from "../api-server.ts";
import type { Webhooks } from "../webhooks.ts";

/** What the control port has its hands on. */
export type Surroundings = { account: Account; api: ApiServer; webhooks: Webhooks };
