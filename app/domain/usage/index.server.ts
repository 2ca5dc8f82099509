/** Usage: every event once, whatever is sent twice, and totals that are what the events come to. */
export { ingestUsage, previewUsage } from "./taking/ingest.ts";
export { takeBack } from "./correcting/take-back.ts";
export type { IngestResult } from "./taking/event.ts";
export { reportUsage, reportUsageInput } from "./taking/report.ts";
export { correctEvent, correctEventInput } from "./correcting/correct.ts";
export { proveUsage } from "./proof/prove.ts";
export { cancelEvent } from "./correcting/cancel.ts";
export { aggregate } from "./totals/aggregate.ts";
export type { GroupQuantity } from "./totals/measures.ts";
export { usageSummary, usageSummaryInput } from "./totals/summary.ts";
export { dailyUsage, type DailyQuantity } from "./totals/daily.ts";
export { listEvents, listEventsInput } from "./reading/list-events.ts";
export { type EventView, getEvent } from "./reading/event-view.ts";
export { type ClaimedEvent, eventsOfClaim, type EventsQuery } from "./reading/events-of-claim.ts";
export { eventsCsv, hashEvents } from "./reading/events-csv.ts";
