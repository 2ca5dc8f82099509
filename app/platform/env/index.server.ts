/** The environment, read once and checked whole: a bad value is one clear sentence per variable. */
export { readEnvironment, EnvironmentInvalid, type Environment } from "./read.ts";
