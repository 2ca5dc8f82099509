/** A mail server on this machine that keeps what it gets, shows it, and can be told to fail. */
export { startLocalMailbox, type LocalMailbox } from "./start.ts";
export type { Fault } from "./faults.ts";
export type { LocalMessage } from "./messages.ts";
