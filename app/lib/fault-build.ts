declare const __FAULT_BUILD__: boolean | undefined;

/**
 * True only in the bundle that the fault suite runs, which has shorter waits, places to die and known mistakes to switch
 * on. A build constant: in every other bundle it is false, and what it guards is removed.
 */
export const isFaultBuild: boolean = typeof __FAULT_BUILD__ === "boolean" && __FAULT_BUILD__;
