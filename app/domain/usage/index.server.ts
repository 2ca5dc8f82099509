/** Usage: every event once, whatever is sent twice, and totals that are what the events come to. */
export { ingestUsage, previewUsage } from "./ingest.ts";
export { takeBack } from "./take-back.ts";
export type { IngestResult } from "./event.ts";
export { reportUsage, reportUsageInput } from "./report.ts";
export { correctEvent, correctEventInput } from "./correct.ts";
export { proveUsage } from "./prove.ts";
export { cancelEvent } from "./cancel.ts";
export { aggregate } from "./aggregate.ts";
export type { GroupQuantity } from "./measures.ts";
export { usageSummary, usageSummaryInput } from "./summary.ts";
export { dailyUsage, type DailyQuantity } from "./daily.ts";
export { listEvents, listEventsInput } from "./list-events.ts";
export { type EventView, getEvent } from "./event-view.ts";
export { type ClaimedEvent, eventsOfClaim, type EventsQuery } from "./events-of-claim.ts";
export { eventsCsv, hashEvents } from "./events-csv.ts";
