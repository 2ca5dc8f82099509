/** What only the fault build can do: end or halt at a named place, make a known mistake, and have its clock moved on. */
export { clockOffset } from "./clock-offset.ts";
export { isMutated, type Mutation } from "./mutations.ts";
export { pass, passOrDie } from "./places.ts";
