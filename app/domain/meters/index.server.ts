/** Meters: what is counted and how. Nothing but the name ever changes, so that old bills can be reckoned again. */
export { createMeter } from "./create.ts";
export { findMeterByKeys, findMeters, getMeter } from "./find.ts";
export { listMeters } from "./list.ts";
export { searchMeters } from "./search.ts";
export { renameMeter } from "./rename.ts";
export { archiveMeter, unarchiveMeter } from "./archive.ts";
export { createMeterInput, listMetersInput, renameMeterInput } from "./input.ts";
export { type MeterFilter, meterView, type MeterView } from "./view.ts";
