/** Trouble is one incident however often it strikes: admins hear of its beginning once and of its end once. */
export { raiseIncident, type Trouble } from "./raise.ts";
export { calmIncident } from "./calm.ts";
export { sendDueNotices } from "./send-due-notices.ts";
export { getIncident, listIncidents, type IncidentItem } from "./list.ts";
export { countNotices, listNotices, noNotices, type Notice, type NoticeCounts } from "./notices.ts";
export { composeAdminNotice, composeAllClear } from "./compose.ts";
export type { IncidentKind } from "./kinds.ts";
