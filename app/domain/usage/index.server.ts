/** Usage: every event once, whatever is sent twice, and totals that are what the events come to. */
export { ingestUsage } from "./ingest.ts";
export type { IngestResult } from "./event.ts";
export { cancelEvent } from "./cancel.ts";
export { aggregate } from "./aggregate.ts";
export type { GroupQuantity } from "./measures.ts";
export { usageSummary, usageSummaryInput } from "./summary.ts";
