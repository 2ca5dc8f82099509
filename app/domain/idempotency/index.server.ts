/** A request that is sent again with the same key is carried out once and answered the same, for a day. */
export { reserveAnswer, keepAnswer, releaseAnswer, type KeyedRequest } from "./answers.ts";
export { forgetAnswers } from "./forget.ts";
export { IdempotencyKeyInvalid, IdempotencyKeyReused, RequestUnderWay } from "./errors.ts";
