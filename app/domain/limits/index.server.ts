/** Nobody guesses without end: counted in the database, so that a restart forgives nothing. */
export { takeFromLimit, TooManyRequests, forgetLimits, type Limit } from "./take.ts";
export { loadBusyLimits, saveBusyLimits, takeFromBusyLimit } from "./busy.ts";
