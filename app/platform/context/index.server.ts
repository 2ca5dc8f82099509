/** What a rule needs to know of the world, built once per request, job or test and handed down; there are no singletons. */
export { type Actor, actorName, actsFor, organizationOf } from "./actor.ts";
export { type Config } from "./config.ts";
export {
  type Context,
  type Parts,
  contextFor,
  inTransaction,
  type TxContext,
  type WrittenFact,
} from "./context.ts";
